import type { Delivery } from "#app/providers/delivery.ts";

export interface WebhookMessage {
  /** The receiver drops a second message with the same id. */
  readonly id: string;
  /** Such as `account.mobile_changed`. */
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/**
 * Tells the client area of an event, after Standard Webhooks (https://www.standardwebhooks.com).
 * Never throws for what the receiver or the network does. Every outcome but `accepted` and `refused`
 * may be tried again with the same id, `unknown` included.
 */
export interface WebhookSender {
  send(message: WebhookMessage): Promise<Delivery>;
}
