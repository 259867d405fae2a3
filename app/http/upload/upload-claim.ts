/** Files that were received for somebody: they take them, or nothing is left of them. */
export interface UploadClaim {
  /** False when the files are gone already, because the client left before anybody took them. */
  readonly take: () => boolean;
  /** Throws the files away unless they were taken. */
  readonly end: () => Promise<void>;
}

export function claimOf(discard: () => Promise<void>): UploadClaim {
  let state: "waiting" | "taken" | "ended" = "waiting";
  return {
    take() {
      if (state === "waiting") state = "taken";
      return state === "taken";
    },
    async end() {
      if (state !== "waiting") return;
      state = "ended";
      await discard();
    },
  };
}
