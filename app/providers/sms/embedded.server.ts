import type { WriteToOutbox } from "#app/providers/outbox.ts";
import { isOneGsm7Message } from "./gsm7.ts";
import type { SmsProvider } from "./sms.ts";

export function createEmbeddedSmsProvider(options: { write: WriteToOutbox }): SmsProvider {
  return {
    async send({ to, text }) {
      if (!isOneGsm7Message(text)) return { outcome: "refused", reason: "not one GSM-7 message" };
      await options.write({ channel: "sms", to, subject: null, text, html: null, key: null });
      return { outcome: "accepted", vendorId: null };
    },
  };
}
