/** What the embedded e-mail and SMS providers do with a message: hand it to whoever keeps the outbox. */
export interface OutboxEntry {
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  /** A second entry with the same key is the first one again. */
  readonly key: string | null;
}

export type WriteToOutbox = (entry: OutboxEntry) => Promise<void>;
