import type { Delivery } from "#app/providers/delivery.ts";

export interface WebhookMessage {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/**
 * Standard Webhooks (https://www.standardwebhooks.com). Never throws because of the receiver or the
 * network. Every outcome except `accepted` and `refused` may be retried with the same id.
 */
export interface WebhookSender {
  send(message: WebhookMessage): Promise<Delivery>;
}
