export interface UploadClaim {
  /** False if the client left before and the files are deleted. */
  readonly take: () => boolean;
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
