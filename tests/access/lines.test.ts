import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { type Path, paths, staffPaths } from "#app/routes/paths.ts";
import { staffAccess } from "#app/routes/staff-access.ts";
import type { Line } from "#tests/support/access/line.ts";
import { customerLines } from "./customer-lines.ts";
import { staffLines } from "./staff-lines.ts";

const table = await Promise.resolve(routes);

function sourceOf({ pattern }: Path) {
  const route = table.find(({ path }) => `/${path ?? ""}`.replace(/^\/+/, "/") === pattern);
  return route ? readFileSync(`app/${route.file}`, "utf8") : null;
}

/** By address: what its route answers, and what is tried. */
function compare(
  addresses: Readonly<Record<string, Path>>,
  lines: Record<string, readonly Line[]>,
) {
  return Object.entries(addresses).flatMap(([name, path]) => {
    const source = sourceOf(path);
    if (source === null) return [];
    const answered = {
      GET: true,
      POST: /^export (async |const |function ).*\baction\b/m.test(source),
    };
    const tried = (method: Line["method"]) => lines[name]?.some((line) => line.method === method);
    return [
      {
        name,
        POST: answered.POST,
        isWhole: tried("GET") === true && tried("POST") === answered.POST,
      },
    ];
  });
}

const staff = compare(staffPaths, staffLines);

describe("the test of who may do what", () => {
  it("has a line for every address and every form", () => {
    const all = [...compare(paths, customerLines), ...staff];
    expect(all.filter(({ isWhole }) => !isWhole).map(({ name }) => name)).toEqual([]);
  });

  it("finds a form at each address that the table of access gives one, and at no other", () => {
    const forms = Object.entries(staffAccess).filter(([, access]) => access.change !== undefined);
    const found = staff.filter(({ POST }) => POST).map(({ name }) => name);
    expect(found.sort()).toEqual(forms.map(([name]) => name).sort());
  });
});
