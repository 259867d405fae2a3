import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DecisionId, decisionIds } from "./decision-ids.ts";
import {
  type Action,
  isEditable,
  isOpen,
  pendingStands,
  type Status,
  statuses,
  transition,
  transitions,
} from "./state-machine.ts";

const actions = Object.keys(transitions) as Action[];

describe("the table of statuses", () => {
  it("gives the status after an action, or one of three refusals", () => {
    const cases = fc.record({
      pendingDecision: fc.option(fc.constantFrom(...decisionIds)),
      status: fc.constantFrom(...statuses),
      frozenAt: fc.option(fc.date({ noInvalidDate: true })),
      action: fc.constantFrom(...actions),
    });
    fc.assert(
      fc.property(cases, ({ action, ...request }) => {
        const rule = transitions[action];
        const from: readonly string[] = rule.from;
        const frozenOnly: readonly string[] = "onlyFrozenFrom" in rule ? rule.onlyFrozenFrom : [];
        const isThawed = frozenOnly.includes(request.status) && !request.frozenAt;
        const answer = transition(request, action);
        const overrules: readonly string[] = rule.overrules;
        const { pendingDecision: pending } = request;
        if (!from.includes(request.status) || isThawed) {
          expect(answer).toEqual({ ok: false, refusal: "wrong-status" });
        } else if (request.frozenAt && rule.stoppedByFreeze) {
          expect(answer).toEqual({ ok: false, refusal: "frozen" });
        } else if (pending && !overrules.includes(pending)) {
          expect(answer).toEqual({ ok: false, refusal: "decision-pending" });
        } else expect(answer).toEqual({ ok: true, value: rule.to });
      }),
    );
  });

  it("allows only rejection of a frozen request", () => {
    const allowed = actions.filter((action) => !transitions[action].stoppedByFreeze);
    expect(allowed).toEqual(["reject"]);
  });

  it("allows rejection of a draft only while it is frozen", () => {
    for (const status of statuses.filter(isEditable)) {
      const frozen = { status, frozenAt: new Date(), pendingDecision: null };
      expect(transition(frozen, "reject")).toEqual({ ok: true, value: "rejected" });
      const thawed = transition({ ...frozen, frozenAt: null }, "reject");
      expect(thawed).toEqual({ ok: false, refusal: "wrong-status" });
    }
  });

  it("has final statuses that no action leaves", () => {
    const left = statuses.filter((status) =>
      actions.every((action) => !(transitions[action].from as readonly string[]).includes(status)),
    );
    expect(left).toEqual(["applied", "rejected", "withdrawn", "superseded", "expired"]);
    expect(left.some(isOpen)).toBe(false);
  });

  it("allows a decision only on submitted requests, and effect only for approved ones", () => {
    expect(transitions.approve.from).toEqual(["submitted"]);
    expect(transitions.apply.from).toEqual(["approved"]);
  });

  it("lets customers edit only what is with them", () => {
    expect(statuses.filter(isEditable)).toEqual(["started", "returned"]);
    expect(statuses.filter(isOpen)).toEqual(["started", "submitted", "returned", "approved"]);
  });
});

describe("a decision that can still be undone", () => {
  const pending = (pendingDecision: DecisionId, status: Status, frozenAt: Date | null = null) => ({
    status,
    frozenAt,
    pendingDecision,
  });

  it("keeps staff from deciding again and from the effect, but for a rejection over an approval", () => {
    const staffActs = ["approve", "reject", "request-changes"] as const;
    for (const decision of decisionIds) {
      for (const action of staffActs) {
        const answer = transition(pending(decision, "submitted"), action);
        expect(answer.ok).toBe(action === "reject" && decision === "approved");
      }
    }
    const revoked = transition(pending("rejected", "approved"), "apply");
    expect(revoked).toEqual({ ok: false, refusal: "decision-pending" });
  });

  it("never keeps customers from withdrawing", () => {
    for (const decision of decisionIds) {
      expect(transition(pending(decision, "submitted"), "withdraw").ok).toBe(true);
    }
  });

  it("stands after a change of the request, unless it is an approval or has become impossible", () => {
    expect(pendingStands(pending("approved", "submitted"))).toBe(false);
    expect(pendingStands(pending("rejected", "submitted"))).toBe(true);
    expect(pendingStands(pending("rejected", "submitted", new Date()))).toBe(true);
    expect(pendingStands(pending("rejected", "withdrawn"))).toBe(false);
    expect(pendingStands(pending("changes-requested", "submitted"))).toBe(true);
    expect(pendingStands(pending("changes-requested", "submitted", new Date()))).toBe(false);
  });
});
