import type { Delivery } from "#app/providers/delivery.ts";

export interface WebhookMessage {
  /** The receiver drops a second message with the same id. */
  readonly id: string;
  /** For example `account.mobile_changed`. */
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/**
 * Notifies the client area of an event, as in Standard Webhooks (https://www.standardwebhooks.com).
 * Never throws because of the receiver or the network. Every outcome except `accepted` and
 * `refused` may be retried with the same id, also `unknown`.
 */
export interface WebhookSender {
  send(message: WebhookMessage): Promise<Delivery>;
}
