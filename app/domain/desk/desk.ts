interface Member {
  readonly id: string;
  readonly name: string;
}

/** Who works on a request. */
export interface Desk {
  readonly assignee: Member | null;
  readonly isOwn: boolean;
  /** Somebody else works on it at this moment: they decide, unless the viewer takes it over. */
  readonly lockedBy: { readonly name: string; readonly since: Date } | null;
  /** Others who have it on their screen. */
  readonly readers: readonly string[];
  /** Whom it can be handed to. */
  readonly members: readonly (Member & { readonly isViewer: boolean })[];
  readonly snoozedUntil: Date | null;
  readonly escalatedAt: Date | null;
  readonly dueAt: Date | null;
}
