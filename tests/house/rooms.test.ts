import { expect, it } from "vitest";
import { importsBetween, linesOf, productFiles } from "#tests/support/house/imports.ts";
import { circlesBetween, roomOf } from "#tests/support/house/rooms.ts";

const files = productFiles();
const imports = importsBetween(files);

/** Rooms of the domain, the lowest floor first. A room imports from its own floor's room and below. */
const floors = [
  ["access", "situation", "audit", "export", "kept-form", "typed", "secret-key"],
  ["working-time"],
  ["account", "reason"],
  ["request"],
  ["notice"],
  ["sms-guard"],
  ["document", "phone-verification", "invitation", "note"],
  ["registry", "thread"],
  ["risk"],
  ["journey"],
  ["review"],
  ["dispute"],
  ["statistics", "evidence", "desk", "second-look"],
];
const apart = "staff";

/**
 * `db` takes pure types and lists of the domain, and the domain calls `db`. Remix types a page's data
 * by its root, so `site.ts` names `root.tsx`.
 */
function isAllowedBack({ from, to }: { from: string; to: string }) {
  if (from === "app/ui/site/site.ts" && to === "app/root.tsx") return true;
  return from.startsWith("db/") && /^app\/domain\//.test(to) && !to.endsWith(".server.ts");
}

it("No two folders import each other, not even through others", () => {
  expect(circlesBetween(imports.filter((one) => !isAllowedBack(one)))).toEqual([]);
});

it("A circle through three folders is found", () => {
  const circle = [
    { from: "app/domain/request/a.ts", to: "app/domain/notice/b.ts" },
    { from: "app/domain/notice/b.ts", to: "app/domain/document/rules/c.ts" },
    { from: "app/domain/document/rules/c.ts", to: "app/domain/request/d.ts" },
    { from: "app/domain/review/e.ts", to: "app/domain/request/d.ts" },
  ];
  expect(circlesBetween(circle)).toEqual([
    ["app/domain/document", "app/domain/notice", "app/domain/request"],
  ]);
});

it("A room of the domain imports only rooms of lower floors", () => {
  const floorOf = (file: string) => {
    const name = /^app\/domain\/([^/]+)\//.exec(file)?.[1];
    return floors.findIndex((floor) => name !== undefined && floor.includes(name));
  };
  const wrong = imports.filter(({ from, to }) => {
    if (roomOf(from) === roomOf(to)) return false;
    if (from.startsWith(`app/domain/${apart}/`))
      return floorOf(to) > 0 && !to.startsWith("app/domain/notice/");
    if (to.startsWith(`app/domain/${apart}/`)) return floorOf(from) >= 0;
    return floorOf(from) >= 0 && floorOf(to) >= floorOf(from);
  });
  expect(wrong).toEqual([]);
});

it("Every room of the domain has its floor", () => {
  const rooms = files.flatMap((file) => /^app\/domain\/([^/]+)\//.exec(file)?.[1] ?? []);
  expect([...new Set(rooms)].sort()).toEqual([...floors.flat(), apart].sort());
});

it("No room holds more than a fifth of the product's lines", () => {
  const sizes = new Map<string, number>();
  for (const file of files) {
    const room = roomOf(file);
    sizes.set(room, (sizes.get(room) ?? 0) + linesOf(file));
  }
  const total = [...sizes.values()].reduce((sum, lines) => sum + lines, 0);
  const large = [...sizes].filter(([, lines]) => lines > total / 5);
  expect(large).toEqual([]);
});
