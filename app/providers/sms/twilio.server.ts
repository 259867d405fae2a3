import { z } from "zod";
import { isConnectFailure } from "#app/providers/connect-failure.ts";
import type { Delivery } from "#app/providers/delivery.ts";
import type { SmsMessage, SmsProvider } from "./sms.ts";

export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** A Twilio number in E.164, or an alphanumeric sender. */
  readonly from: string;
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
}

const created = z.object({ sid: z.string() });
const problem = z.object({ code: z.number().int() });

/**
 * https://www.twilio.com/docs/messaging/api/message-resource. Not idempotent: `unknown` must never
 * be resent automatically. Reasons never contain a number.
 */
export function createTwilioProvider(options: TwilioOptions): SmsProvider {
  return {
    async send(message) {
      const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
      try {
        return await deliveryOf(await post(message, options, signal));
      } catch (error) {
        if (isConnectFailure(error)) return { outcome: "deferred", reason: "no connection" };
        return { outcome: "unknown", reason: signal.aborted ? "time-out" : "connection cut" };
      }
    },
  };
}

function post({ to, text }: SmsMessage, options: TwilioOptions, signal: AbortSignal) {
  const { accountSid, authToken, from, baseUrl = "https://api.twilio.com" } = options;
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString("base64");
  return fetch(`${baseUrl}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ To: to, From: from, Body: text }),
    redirect: "error",
    signal,
  });
}

async function deliveryOf(response: Response): Promise<Delivery> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    return { outcome: "accepted", vendorId: created.safeParse(body).data?.sid ?? null };
  }
  const code = problem.safeParse(body).data?.code;
  const reason = code === undefined ? `http ${String(response.status)}` : `twilio ${String(code)}`;
  // 401 and 403 concern our own credentials, which we must fix.
  if ([401, 403, 429, 503].includes(response.status)) return { outcome: "deferred", reason };
  return { outcome: response.status >= 500 ? "unknown" : "refused", reason };
}
