export const ssoPurposes = ["sign-in", "step-up"] as const;
export type SsoPurpose = (typeof ssoPurposes)[number];
