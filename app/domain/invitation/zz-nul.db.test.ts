import { expect, it } from "vitest";
import { openScene, refusalOf } from "#tests/support/scenario.ts";
import { openByCode } from "./open-by-code.server.ts";
it("nul", async () => {
  const scene = await openScene();
  const out = await openByCode(scene.domain, { login: "a\u0000b", code: "ABCD" }).then(refusalOf, (e) => String((e as {cause?: unknown}).cause ?? e));
  await scene.close();
  expect(out).toBe("wrong-code");
});
