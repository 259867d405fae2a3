import type { Delivery } from "../delivery.ts";

export interface EmailMessage {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The same key within 24 h never makes the vendor send twice. */
  readonly idempotencyKey: string;
}

/** Hands one e-mail to a vendor. Never throws for what the vendor or the network does. */
export interface EmailProvider {
  send(message: EmailMessage): Promise<Delivery>;
}
