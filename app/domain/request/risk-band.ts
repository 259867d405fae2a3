/**
 * How many people decide: one (`low`), two (`raised`), or two with a cool-off and a second
 * confirmation by the customer after it (`high`).
 */
export const riskBands = ["low", "raised", "high"] as const;
export type RiskBand = (typeof riskBands)[number];
