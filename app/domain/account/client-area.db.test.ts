import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addAccount, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { readForClientArea } from "./api-key.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

function namesIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, namesIn(one)]));
}

it("The client area gets the fields that docs/api.md shows", async () => {
  const [example = ""] = /(?<=```json\n)[^`]+/.exec(readFileSync("docs/api.md", "utf8")) ?? [];
  const { login } = await addAccount(scene);
  const answer = await readForClientArea(scene.domain, login);
  expect(namesIn(answer)).toEqual(namesIn(JSON.parse(example)));
});
