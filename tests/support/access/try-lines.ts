import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { faultsOf } from "./cells.ts";
import type { Line, Stage } from "./line.ts";
import { addPeople } from "./people.ts";
import { openPortal, type Portal } from "./portal.ts";

/** The people who may: their requests succeed. All others are refused, read and change nothing. */
export function tryLines(table: Readonly<Record<string, readonly Line[]>>) {
  let scene: Scene;
  let portal: Portal;
  let stage: Stage;
  beforeAll(async () => {
    scene = await openScene({ registries: ["companies"] });
    portal = await openPortal(scene);
    stage = { scene, portal, members: await addPeople(scene) };
  });
  afterAll(async () => {
    await portal.close();
    await scene.close();
  });
  describe.each(Object.entries(table))("%s", (_, lines) => {
    it.each(named(lines))("%s", async (_title, line) => {
      expect(await faultsOf(stage, line)).toEqual([]);
    });
  });
}

function named(lines: readonly Line[]) {
  return lines.map((line) => [[line.method, line.about].filter(Boolean).join(", "), line] as const);
}
