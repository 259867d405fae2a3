import { request as requestPlain, type RequestOptions } from "node:http";
import { request as requestSecure } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Webhook } from "standardwebhooks";
import { isConnectFailure } from "#app/providers/connect-failure.ts";
import type { Delivery } from "#app/providers/delivery.ts";
import { createPublicLookup, PrivateAddressError } from "./pinned-lookup.server.ts";
import { isPublicAddress } from "./public-address.ts";
import type { WebhookMessage, WebhookSender } from "./webhook.ts";

export interface WebhookOptions {
  readonly url: string;
  /** `whsec_` and base64, or base64 alone. */
  readonly secret: string;
  /** For embedded mode and tests. */
  readonly allowPrivate: boolean;
  readonly timeoutMs?: number;
  readonly lookup?: LookupFunction;
}

/** Follows no redirects. Throws immediately on an invalid address or secret. */
export function createWebhookSender(options: WebhookOptions): WebhookSender {
  const url = new URL(options.url);
  const signer = new Webhook(options.secret);
  return {
    async send(message) {
      if (!options.allowPrivate && isPrivateLiteral(url)) {
        return { outcome: "refused", reason: "private address" };
      }
      const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
      try {
        const body = bodyOf(message);
        const headers = headersOf(message, body, signer);
        const guard = options.allowPrivate
          ? {}
          : { lookup: options.lookup ?? createPublicLookup() };
        const status = await post(url, { headers, signal, ...guard }, body);
        return deliveryOf(status);
      } catch (error) {
        return failureOf(error, signal);
      }
    },
  };
}

function isPrivateLiteral(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) !== 0 && !isPublicAddress(host);
}

function bodyOf({ event, data, at }: WebhookMessage): string {
  return JSON.stringify({ type: event, timestamp: at.toISOString(), data });
}

/** Signed with the sending time: receivers refuse signatures older than five minutes. */
function headersOf({ id }: WebhookMessage, body: string, signer: Webhook) {
  const now = new Date();
  return {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "webhook-id": id,
    "webhook-timestamp": Math.floor(now.getTime() / 1000).toString(),
    "webhook-signature": signer.sign(id, now, body),
  };
}

function post(url: URL, options: RequestOptions, body: string): Promise<number> {
  const request = url.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent: false, ...options }, (response) => {
      resolve(response.statusCode ?? 0);
      response.on("error", () => undefined).destroy();
    });
    sent.on("error", reject).end(body);
  });
}

function deliveryOf(status: number): Delivery {
  if (status >= 200 && status < 300) return { outcome: "accepted", vendorId: null };
  const reason = `http ${String(status)}`;
  return { outcome: status === 410 ? "refused" : "deferred", reason };
}

function failureOf(error: unknown, signal: AbortSignal): Delivery {
  if (error instanceof PrivateAddressError)
    return { outcome: "refused", reason: "private address" };
  if (isConnectFailure(error)) return { outcome: "deferred", reason: "no connection" };
  return { outcome: "unknown", reason: signal.aborted ? "time-out" : "connection cut" };
}
