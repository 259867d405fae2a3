import type { Delivery } from "../delivery.ts";

export interface SmsMessage {
  /** E.164. */
  readonly to: string;
  /** One GSM-7 message: at most 160 characters of the basic alphabet. */
  readonly text: string;
}

/** Vendors have no idempotency key: never call it twice for one message. */
export interface SmsProvider {
  send(message: SmsMessage): Promise<Delivery>;
}
