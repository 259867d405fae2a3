import type { WriteToOutbox } from "#app/providers/outbox.ts";
import type { EmailProvider } from "./email.ts";

export function createEmbeddedEmailProvider(options: { write: WriteToOutbox }): EmailProvider {
  return {
    async send({ to, subject, html, text, idempotencyKey }) {
      await options.write({ channel: "email", to, subject, text, html, key: idempotencyKey });
      return { outcome: "accepted", vendorId: null };
    },
  };
}
