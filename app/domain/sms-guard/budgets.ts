/** The wider one first: who is stopped by both is told of the wider one. */
export const budgetScopes = ["service", "country", "range"] as const;
export const budgetPeriods = ["day", "hour"] as const;

export interface UsedUp {
  readonly scope: (typeof budgetScopes)[number];
  readonly period: (typeof budgetPeriods)[number];
}
