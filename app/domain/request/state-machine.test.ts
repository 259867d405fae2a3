import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Action,
  isEditable,
  isOpen,
  statuses,
  transition,
  transitions,
} from "./state-machine.ts";

const actions = Object.keys(transitions) as Action[];

describe("the table of statuses", () => {
  it("gives the status after an action, or one of two refusals", () => {
    const cases = fc.record({
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
        if (!from.includes(request.status) || isThawed) {
          expect(answer).toEqual({ ok: false, refusal: "wrong-status" });
        } else if (request.frozenAt && rule.stoppedByFreeze) {
          expect(answer).toEqual({ ok: false, refusal: "frozen" });
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
      const frozenAt = new Date();
      expect(transition({ status, frozenAt }, "reject")).toEqual({ ok: true, value: "rejected" });
      const thawed = transition({ status, frozenAt: null }, "reject");
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
