import { globSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import routes from "#app/routes.ts";
import { paths, staffPaths } from "#app/routes/paths.ts";

const table = await Promise.resolve(routes);

it("Every address has its route: add it to app/routes.ts", () => {
  // Express answers these two, before Remix.
  const early = [paths.alive, paths.ready];
  const patterns = [...Object.values(paths), ...Object.values(staffPaths)]
    .filter((one) => !early.some((path) => path === one))
    .map(({ pattern }) => pattern);
  const routed = table.map(({ path }) => `/${path ?? ""}`.replace(/^\/+/, "/"));
  expect(routed.filter((one) => one !== "/*").sort()).toEqual(patterns.sort());
});

it("Every file of a route is in app/routes.ts", () => {
  const files = globSync("app/routes/*/*.{ts,tsx}")
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !/\.test\.tsx?$/.test(file));
  expect(table.map(({ file }) => `app/${file}`).sort()).toEqual(files.sort());
});
