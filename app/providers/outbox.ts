export interface OutboxEntry {
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  /** A second entry with the same key is ignored. */
  readonly key: string | null;
}

export type WriteToOutbox = (entry: OutboxEntry) => Promise<void>;
