import { expect, it } from "vitest";
import { statuses } from "./state-machine.ts";
import { decisionOn } from "./decision.ts";

const decidedAt = new Date("2026-11-23T15:00:00Z");
const later = new Date("2026-11-25T15:00:00Z");
const none = { decidedAt: null, takesEffectAt: null, appliedAt: null, frozenAt: null };

it("Nothing is decided before somebody decides, nor when the customer has it back or withdrew", () => {
  const undecided = statuses.filter((one) => !["approved", "applied", "rejected"].includes(one));
  for (const status of undecided) {
    expect(decisionOn({ ...none, status }), status).toBeNull();
    expect(decisionOn({ ...none, status, decidedAt }), status).toBeNull();
  }
});

it("An approval says its hour where a delay applies, and none where it does not", () => {
  const approved = { ...none, status: "approved", decidedAt } as const;
  expect(decisionOn({ ...approved, takesEffectAt: later })).toMatchObject({ takesEffectAt: later });
  expect(decisionOn({ ...approved, takesEffectAt: decidedAt })).toMatchObject({
    kind: "approved",
    takesEffectAt: null,
  });
});

it("A change in force says since when, a rejection when it was decided", () => {
  const applied = { ...none, status: "applied", decidedAt, takesEffectAt: later } as const;
  expect(decisionOn({ ...applied, appliedAt: later })).toEqual({
    kind: "applied",
    decidedAt,
    appliedAt: later,
  });
  expect(decisionOn({ ...none, status: "rejected", decidedAt })).toEqual({
    kind: "rejected",
    decidedAt,
  });
});

it("While a request is frozen no decision stands", () => {
  const frozen = { ...none, decidedAt, frozenAt: later };
  expect(decisionOn({ ...frozen, status: "approved", takesEffectAt: later })).toBeNull();
  expect(decisionOn({ ...frozen, status: "rejected" })).toBeNull();
});
