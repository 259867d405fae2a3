export const importStatuses = [
  /** Its file waits for the job that checks it. */
  "waiting",
  "checking",
  "checked",
  /** The file was refused as a whole: `refusal` says why. */
  "unreadable",
  "applying",
  "applied",
  /** Accounts changed after the check: nothing was written. */
  "outdated",
  /** A fault of ours: nothing was written. */
  "failed",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const importRefusals = [
  "not-csv",
  "empty",
  "encoding-unknown",
  "columns-missing",
  "too-many-rows",
] as const;
export type ImportRefusal = (typeof importRefusals)[number];

export const rowOutcomes = ["new", "changed", "unchanged", "refused"] as const;
export type RowOutcomeId = (typeof rowOutcomes)[number];

export type ImportCounts = Readonly<Record<RowOutcomeId, number>>;

/** `stale`: the account was changed after the check. */
export const rowFilters = ["all", ...rowOutcomes, "stale"] as const;
export type RowFilter = (typeof rowFilters)[number];

/** A job is at work on it. */
export function isRunning(status: ImportStatus) {
  return status === "waiting" || status === "checking" || status === "applying";
}
