import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { json, startVendor, type Vendor } from "./vendor.ts";

export interface ReceivedWebhook {
  readonly id: string;
  /** `{ type, timestamp, data }`. */
  readonly body: unknown;
}

/**
 * Answers 204, or 401 to a wrong signature. A `failNext` status is answered without accepting the
 * delivery; a 3xx points at the same receiver.
 */
export function startWebhookReceiver(options: {
  secret: string;
}): Promise<Vendor<ReceivedWebhook>> {
  const verifier = new Webhook(options.secret);
  return startVendor<ReceivedWebhook>({
    fail: (status) => ({ ...json(status, {}), location: "/elsewhere" }),
    handle(request, body, received) {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      try {
        verifier.verify(body, headers);
      } catch (error) {
        if (error instanceof WebhookVerificationError) return json(401, {});
        throw error;
      }
      received.push({ id: headers["webhook-id"] ?? "", body: JSON.parse(body) });
      return { status: 204, type: "text/plain", body: "" };
    },
  });
}
