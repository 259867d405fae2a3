import { expect, it } from "vitest";
import type { StepId } from "#app/domain/situation/ids.ts";
import { dropOutPlace } from "./drop-out.ts";
import { placeOf } from "./number-place.ts";

it("A draft stopped at the first step that was not done", () => {
  const draft = {
    situation: "individual.add",
    stepsDone: ["situation"],
    wasReturned: false,
  } as const;
  expect(dropOutPlace({ ...draft, situation: null, stepsDone: [] })).toBe("situation");
  expect(dropOutPlace(draft)).toBe("mobile");
  const done = (...stepsDone: StepId[]) => ({ ...draft, stepsDone });
  expect(dropOutPlace(done("situation", "mobile"))).toBe("verification");
  expect(dropOutPlace(done("situation", "mobile", "verification"))).toBe("check");
  expect(dropOutPlace({ ...draft, wasReturned: true })).toBe("changes");
});

it("A number belongs to the mainland, overseas or abroad", () => {
  expect(["+336", "+262", "+689", "+324", "+141", "+26"].map(placeOf)).toEqual([
    "mainland",
    "overseas",
    "overseas",
    "abroad",
    "abroad",
    "abroad",
  ]);
});
