import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RequestId } from "#app/domain/ids.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { writeToken } from "#app/http/cookies.server.ts";
import type { RateLimiter } from "#db/rate-limits.server.ts";
import { insertSession } from "#db/sessions.server.ts";
import type { Scene } from "./scenario.ts";

/** A visit of its own each time, unless `token` says which session it belongs to. */
interface Browser {
  readonly token: string;
  readonly clientAddress: string;
  readonly limiter: Pick<RateLimiter, "spend">;
}

const roomy: Browser["limiter"] = { spend: () => Promise.resolve({ ok: true }) };

export async function openSession({ domain }: Scene, id: RequestId) {
  const token = newToken();
  await insertSession(domain.db, { tokenHash: digest(token), requestId: id, scope: "request" });
  return token;
}

export async function visitOf(
  scene: Scene,
  id: RequestId,
  form?: Readonly<Record<string, string>>,
  from: Partial<Browser> = {},
): Promise<LoaderFunctionArgs> {
  const { domain } = scene;
  const { limiter = roomy, clientAddress = "192.0.2.1" } = from;
  const settings = { publicOrigin: "http://portal.example", mode: "real", rateLimitFactor: 1 };
  const services = { ...domain, settings, limiter };
  const context = { services, clientAddress, locale: "fr" } as unknown as PageContext;
  const token = from.token ?? (await openSession(scene, id));
  const headers = { Cookie: await writeToken("customer", token, context) };
  const body = form && new URLSearchParams(form);
  const request = new Request(settings.publicOrigin, {
    headers,
    ...(body && { method: "POST", body }),
  });
  return { request, context, params: {} };
}

/** Null when the page is displayed. */
export async function leadsTo(page: Promise<unknown>) {
  const answer = await page.catch((thrown: unknown) => thrown);
  if (answer instanceof Response) return answer.headers.get("Location");
  if (answer instanceof Error) throw answer;
  return null;
}
