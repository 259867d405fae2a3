export const passkeyPurposes = ["sign-in", "step-up", "addition"] as const;
export type PasskeyPurpose = (typeof passkeyPurposes)[number];
