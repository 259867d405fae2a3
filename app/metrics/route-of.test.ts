import { expect, it } from "vitest";
import { paths, staffPaths } from "#app/routes/paths.ts";
import { routeOf } from "./route-of.ts";

it("An address becomes its pattern, so that no label holds a login, a reference or a token", () => {
  expect(routeOf("/request/mobile")).toBe("/request/mobile");
  expect(routeOf("/login/s3cr3t-t0k3n")).toBe("/login/:token");
  expect(routeOf("/staff/requests/ABCD-EFGH/approval")).toBe("/staff/requests/:reference/approval");
  expect(routeOf("/api/v1/accounts/client-7")).toBe("/api/v1/accounts/:login");
  expect(routeOf("/assets/entry-1a2b.js")).toBe("/assets");
  expect(routeOf("/wp-login.php")).toBe("other");
  expect(routeOf("/login/%E0%A4%A")).toBe("/login/:token");
});

it("There are no more labels than patterns, whatever strangers ask for", () => {
  const known = [...Object.values(paths), ...Object.values(staffPaths)].map(
    ({ pattern }) => pattern,
  );
  for (const path of ["/a", "/login/a/b", "//", "/staff/x", "/:token", "/login/:token"])
    expect([...known, "other"]).toContain(routeOf(path));
});
