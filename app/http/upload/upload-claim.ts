export interface UploadClaim {
  /** False if the files are already deleted because the client left before they were claimed. */
  readonly take: () => boolean;
  /** Deletes the files unless they were claimed. */
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
