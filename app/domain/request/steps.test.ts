import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { situationIds, type StepId, stepIds } from "#app/domain/situation/ids.ts";
import { isEditable, statuses } from "./state-machine.ts";
import {
  editableSteps,
  isComplete,
  nextStep,
  position,
  type Progress,
  stepBefore,
  stepsOf,
  withoutSteps,
  withStep,
} from "./steps.ts";

const fresh: Progress = { status: "started", situation: null, stepsDone: [], stepsAsked: null };
const acquired: Progress = {
  ...fresh,
  situation: "organisation.acquired",
  stepsDone: ["situation"],
};

const anyProgress: fc.Arbitrary<Progress> = fc.record({
  status: fc.constantFrom(...statuses),
  situation: fc.option(fc.constantFrom(...situationIds)),
  stepsDone: fc.uniqueArray(fc.constantFrom(...stepIds)),
  stepsAsked: fc.option(fc.uniqueArray(fc.constantFrom(...stepIds), { minLength: 1 })),
});

describe("the steps of a journey", () => {
  it("begin with only the situation", () => {
    expect(stepsOf(fresh)).toEqual(["situation"]);
    expect(nextStep(fresh)).toBe("situation");
    expect(isComplete({ ...fresh, stepsDone: ["situation"] })).toBe(false);
    expect(position(fresh, "situation")).toBeUndefined();
  });

  it("are those of the situation, counted with the check and without the situation", () => {
    expect(stepsOf(acquired)).toEqual([
      "situation",
      "mobile",
      "verification",
      "contact",
      "documents",
    ]);
    expect(position(acquired, "situation")).toBeUndefined();
    expect(position(acquired, "mobile")).toEqual({ number: 1, of: 5 });
    expect(position(acquired, "documents")).toEqual({ number: 4, of: 5 });
    expect(position(acquired, "check")).toEqual({ number: 5, of: 5 });
    expect(position(acquired, "addresses")).toBeUndefined();
  });

  it("lead to the first unanswered question, even when later ones are answered", () => {
    expect(nextStep(acquired)).toBe("mobile");
    expect(nextStep({ ...acquired, stepsDone: ["situation", "contact", "mobile"] })).toBe(
      "verification",
    );
  });

  it("go back one by one", () => {
    expect(stepBefore(acquired, "situation")).toBeUndefined();
    expect(stepBefore(acquired, "documents")).toBe("contact");
    expect(stepBefore(acquired, "check")).toBe("documents");
    expect(stepBefore(acquired, "contact")).toBe("verification");
    const proved = { ...acquired, stepsDone: stepsOf(acquired) };
    expect(stepBefore(proved, "contact")).toBe("mobile");
  });

  it("after a death, ask for the new contact before their number", () => {
    const { steps } = catalogue["organisation.deceased"];
    expect(steps).toEqual(["situation", "contact", "mobile", "verification", "documents"]);
  });

  it("that staff ask for again are the only open ones; the number includes its verification, the situation everything", () => {
    const stepsDone = stepsOf(acquired);
    const asked = (...stepsAsked: StepId[]) =>
      editableSteps({ ...acquired, status: "returned", stepsDone, stepsAsked });
    expect(asked("documents")).toEqual(["documents"]);
    expect(asked("contact", "documents")).toEqual(["contact", "documents"]);
    expect(asked("mobile")).toEqual(["mobile", "verification"]);
    expect(asked("situation")).toEqual(stepsOf(acquired));
    expect(asked("addresses")).toEqual([]);
  });

  it("let a number whose proof has ended be proved again or changed, whatever staff asked for", () => {
    const stepsDone = withoutSteps(stepsOf(acquired), "verification");
    const returned = { ...acquired, status: "returned", stepsDone } as const;
    expect(editableSteps({ ...returned, stepsAsked: ["documents"] })).toEqual([
      "mobile",
      "verification",
      "documents",
    ]);
  });

  it("are editable only while the request is with the customer, and only if they belong to its situation", () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        const steps = editableSteps(progress);
        if (!isEditable(progress.status)) expect(steps).toEqual([]);
        for (const step of steps) expect(stepsOf(progress)).toContain(step);
      }),
    );
  });

  it("are complete only when every step has its answer", () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        const all = stepsOf(progress).every((step) => progress.stepsDone.includes(step));
        expect(isComplete(progress)).toBe(progress.situation !== null && all);
      }),
    );
  });

  it("are marked as done once, and unmarked by name", () => {
    expect(withStep(["situation"], "situation")).toEqual(["situation"]);
    expect(withStep(["situation"], "mobile")).toEqual(["situation", "mobile"]);
    expect(withoutSteps(["situation", "mobile", "verification"], "mobile", "verification")).toEqual(
      ["situation"],
    );
  });

  it("in every situation, prove a number right after it was asked", () => {
    for (const { steps } of Object.values(catalogue)) {
      expect(steps[0]).toBe("situation");
      expect(steps.includes("verification")).toBe(steps.includes("mobile"));
      if (!steps.includes("mobile")) continue;
      expect(steps.indexOf("verification")).toBe(steps.indexOf("mobile") + 1);
    }
  });
});
