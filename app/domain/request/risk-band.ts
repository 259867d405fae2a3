import { limits } from "#app/domain/limits.ts";
import type { Status } from "./state-machine.ts";

/**
 * How many people decide: one (`low`), two (`raised`), or two with a cool-off and a second
 * confirmation by the customer after it (`high`).
 */
export const riskBands = ["low", "raised", "high"] as const;
export type RiskBand = (typeof riskBands)[number];

/** Requests in these are assessed again as time passes and settings change. */
export const assessedStatuses = ["submitted", "returned", "approved"] as const satisfies Status[];

/** Of none: `low`. */
export function highestBand(bands: readonly RiskBand[]): RiskBand {
  return riskBands.findLast((band) => bands.includes(band)) ?? "low";
}

/** Staff members who must approve. */
export function approvalsOf(band: RiskBand) {
  const needed: Record<RiskBand, number> = {
    low: 1,
    raised: limits.approvalsWhenRaised,
    high: limits.approvalsWhenHigh,
  };
  return needed[band];
}
