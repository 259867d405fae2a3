export const batchStatuses = [
  /** A job gathers the accounts. */
  "selecting",
  /** The list of logins was refused as a whole. */
  "unreadable",
  "ready",
  "inviting",
  /** By a person, or because its confirmer lost the permission. It can go on. */
  "stopped",
  /** A fault of ours. It can go on. */
  "failed",
  "done",
] as const;
export type BatchStatus = (typeof batchStatuses)[number];

export const batchOutcomes = [
  "waiting",
  "invited",
  "unknown-login",
  "duplicate",
  "open-request",
  "alert",
  "invited-lately",
  "recipient-stopped",
] as const;
export type BatchOutcome = (typeof batchOutcomes)[number];

export const batchRefusals = ["not-csv", "empty", "encoding-unknown"] as const;
export type BatchRefusal = (typeof batchRefusals)[number];

export function isAtWork(status: BatchStatus) {
  return status === "selecting" || status === "inviting";
}
