/**
 * What the antivirus said. `pending`: it could not be asked yet, a job asks again; never taken for `clean`.
 * `not-configured`: there is none (no CLAMD_HOST), and staff are told so.
 */
export const scanStates = ["not-configured", "pending", "clean", "found"] as const;
export type ScanState = (typeof scanStates)[number];
