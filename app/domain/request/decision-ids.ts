export const decisionIds = ["approved", "rejected", "changes-requested"] as const;
export type DecisionId = (typeof decisionIds)[number];

/** `voided`: something changed the request before the decision could be concluded. */
export const reviewStates = ["pending", "concluded", "undone", "voided"] as const;
