import type { Delivery } from "../delivery.ts";

export interface EmailMessage {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Within 24 h the vendor sends only once for the same key. */
  readonly idempotencyKey: string;
}

/** Never throws because of the vendor or the network. */
export interface EmailProvider {
  send(message: EmailMessage): Promise<Delivery>;
}
