/**
 * `pending`: not reachable yet, a job retries; never treated as `clean`. `not-configured`: no
 * CLAMD_HOST, which staff are shown.
 */
export const scanStates = ["not-configured", "pending", "clean", "found"] as const;
export type ScanState = (typeof scanStates)[number];
