import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ApprovalFacts, approvalObstacle } from "./approval-obstacle.ts";

const nothingDone = {
  invited: false,
  askedForChanges: false,
  escalated: false,
  lifted: false,
  approved: false,
  sharesAccess: false,
};
const calm = {
  request: {
    status: "submitted",
    frozenAt: null,
    situation: "individual.add",
    contactEmail: null,
    contactProvedAt: null,
    recipientKind: "main",
    lastFourFailures: 0,
  },
  entity: "individual",
  reach: "elsewhere",
  documents: [],
  involvement: nothingDone,
  needed: 2,
  hasApproved: false,
} as unknown as ApprovalFacts;

const obstacle = (done: Partial<typeof nothingDone>, changes: Partial<ApprovalFacts> = {}) =>
  approvalObstacle({ ...calm, ...changes, involvement: { ...nothingDone, ...done } });

describe("where two people decide", () => {
  it.each([
    ["invited", "inviter"],
    ["askedForChanges", "involved"],
    ["escalated", "involved"],
    ["lifted", "involved"],
    ["sharesAccess", "shared-access"],
  ] as const)("neither is who %s", (done, refusal) => {
    expect(obstacle({ [done]: true })).toBe(refusal);
    expect(obstacle({ [done]: true }, { needed: 1 })).toBeNull();
  });

  it("nobody who did anything about the request is one of them, whatever else is true", () => {
    const involvement = fc.record({
      invited: fc.boolean(),
      askedForChanges: fc.boolean(),
      escalated: fc.boolean(),
      lifted: fc.boolean(),
      approved: fc.boolean(),
      sharesAccess: fc.boolean(),
    });
    fc.assert(
      fc.property(involvement, fc.integer({ min: 2, max: 5 }), (done, needed) => {
        const isInvolved = Object.entries(done).some(([act, did]) => did && act !== "approved");
        expect(obstacle(done, { needed }) === null).toBe(!isInvolved);
        expect(obstacle(done, { needed, hasApproved: true })).not.toBeNull();
      }),
    );
  });
});
