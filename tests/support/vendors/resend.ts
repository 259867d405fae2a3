import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import { json, type Reply, startVendor, type Vendor } from "./vendor.ts";

export interface ReceivedEmail {
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const address = z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$|<[^\s@]+@[^\s@]+\.[^\s@]+>$/);
const payload = z.object({
  from: address,
  to: z.union([address.transform((one) => [one]), z.array(address).min(1).max(50)]),
  subject: z.string(),
  html: z.string().default(""),
  text: z.string().default(""),
});

/** Resend's `POST /emails`: https://resend.com/docs/api-reference/emails/send-email and …/errors. */
export async function startResend(options: {
  apiKey: string;
}): Promise<Vendor<ReceivedEmail> & { readonly repeats: readonly string[] }> {
  const taken = new Map<string, { body: string; id: string }>();
  /** Keys of messages that were sent again, and dropped. */
  const repeats: string[] = [];
  const vendor = await startVendor<ReceivedEmail>({
    fail: (status) => problem(status, nameOf(status)),
    handle(request, body, received) {
      const refused = refuseRequest(request.method, request.url, request.headers, options.apiKey);
      if (refused) return refused;
      const key = request.headers["idempotency-key"]?.toString() ?? null;
      const earlier = key === null ? undefined : taken.get(key);
      if (earlier && earlier.body !== body) return problem(409, "invalid_idempotent_request");
      if (earlier && key !== null) {
        repeats.push(key);
        return json(200, { id: earlier.id });
      }
      const parsed = payload.safeParse(JSON.parse(body));
      if (!parsed.success) return problem(422, "validation_error");
      const id = randomUUID();
      if (key !== null) taken.set(key, { body, id });
      received.push({ id, idempotencyKey: key, ...parsed.data });
      return json(200, { id });
    },
  });
  return { ...vendor, repeats };
}

function refuseRequest(
  method: string | undefined,
  url: string | undefined,
  headers: IncomingHttpHeaders,
  apiKey: string,
): Reply | null {
  if (method !== "POST" || url !== "/emails") return problem(404, "not_found");
  if (headers.authorization === undefined) return problem(401, "missing_api_key");
  if (headers.authorization !== `Bearer ${apiKey}`) return problem(403, "invalid_api_key");
  const key = headers["idempotency-key"]?.toString();
  return key !== undefined && (key.length < 1 || key.length > 256)
    ? problem(400, "invalid_idempotency_key")
    : null;
}

function problem(statusCode: number, name: string): Reply {
  return json(statusCode, { statusCode, name, message: `As documented: ${name}.` });
}

function nameOf(status: number): string {
  if (status === 429) return "rate_limit_exceeded";
  if (status === 409) return "concurrent_idempotent_requests";
  return status >= 500 ? "internal_server_error" : "validation_error";
}
