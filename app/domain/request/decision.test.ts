import { expect, it } from "vitest";
import { decisionOn } from "./decision.ts";
import { statuses } from "./state-machine.ts";

const decidedAt = new Date("2026-11-23T15:00:00Z");
const later = new Date("2026-11-25T15:00:00Z");
const none = {
  ...{ decidedAt: null, takesEffectAt: null, appliedAt: null, frozenAt: null },
  confirmationDue: false,
};

it("There is no decision before a review, nor while the customer has the request back or has withdrawn it", () => {
  const undecided = statuses.filter((one) => !["approved", "applied", "rejected"].includes(one));
  for (const status of undecided) {
    expect(decisionOn({ ...none, status }), status).toBeNull();
    expect(decisionOn({ ...none, status, decidedAt }), status).toBeNull();
  }
});

it("An approval gives the time it takes effect when a delay applies, and none otherwise", () => {
  const approved = { ...none, status: "approved", decidedAt } as const;
  expect(decisionOn({ ...approved, takesEffectAt: later })).toMatchObject({ takesEffectAt: later });
  expect(decisionOn({ ...approved, takesEffectAt: decidedAt })).toMatchObject({
    kind: "approved",
    takesEffectAt: null,
  });
});

it("A change in force gives its effective date, a rejection its decision date", () => {
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

it("While a request is frozen it has no decision", () => {
  const frozen = { ...none, decidedAt, frozenAt: later };
  expect(decisionOn({ ...frozen, status: "approved", takesEffectAt: later })).toBeNull();
  expect(decisionOn({ ...frozen, status: "rejected" })).toBeNull();
});
