import type { DecisionId } from "./decision-ids.ts";

/** What the person of a second look would have decided. */
export const secondVerdicts = ["approve", "reject", "changes"] as const;
export type SecondVerdict = (typeof secondVerdicts)[number];

const meant: Record<SecondVerdict, DecisionId> = {
  approve: "approved",
  reject: "rejected",
  changes: "changes-requested",
};

export function agrees(verdict: SecondVerdict, first: DecisionId) {
  return meant[verdict] === first;
}
