import { type ErrorResponse, Resend } from "resend";
import type { Delivery } from "#app/providers/delivery.ts";
import { watchConnectFailures } from "./connect-watch.server.ts";
import type { EmailMessage, EmailProvider } from "./email.ts";

export interface ResendOptions {
  readonly apiKey: string;
  readonly baseUrl: string | null;
  readonly from: string;
  readonly timeoutMs?: number;
}

/**
 * https://resend.com/docs/api-reference/emails/send-email. `unknown` may be retried: within 24 h
 * Resend returns the first attempt's id for the same key. Reasons never contain an address.
 */
export function createResendProvider(options: ResendOptions): EmailProvider {
  const baseUrl = options.baseUrl ?? "https://api.resend.com";
  const resend = new Resend(options.apiKey, { baseUrl });
  return {
    async send(message) {
      const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
      const watch = watchConnectFailures(baseUrl);
      try {
        const payload = payloadOf(message, options.from);
        const { data, error } = await resend.emails.send(payload, {
          idempotencyKey: message.idempotencyKey,
          signal,
        });
        if (error === null) return { outcome: "accepted", vendorId: data.id };
        if (watch.failed()) return { outcome: "deferred", reason: "no connection" };
        return signal.aborted ? { outcome: "unknown", reason: "time-out" } : deliveryOf(error);
      } catch {
        return { outcome: "unknown", reason: signal.aborted ? "time-out" : "connection cut" };
      } finally {
        watch.stop();
      }
    },
  };
}

function payloadOf(message: EmailMessage, from: string) {
  return {
    from,
    to: message.to,
    subject: message.subject,
    html: message.html,
    text: message.text,
  };
}

/** The SDK sets `statusCode: null` if there was no complete answer. */
function deliveryOf({ statusCode, name }: ErrorResponse): Delivery {
  if (typeof statusCode !== "number") return { outcome: "unknown", reason: "connection cut" };
  const reason = `${String(statusCode)} ${name}`;
  if (name === "concurrent_idempotent_requests") return { outcome: "unknown", reason };
  // Resend has already sent our first attempt. This one has other words, because each attempt reads
  // its data again.
  if (name === "invalid_idempotent_request") return { outcome: "accepted", vendorId: null };
  // 401 and 403 concern our own key or domain; the message itself is valid.
  if ([401, 403, 429].includes(statusCode)) return { outcome: "deferred", reason };
  return { outcome: statusCode >= 500 ? "deferred" : "refused", reason };
}
