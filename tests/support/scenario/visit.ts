import type { LoaderFunctionArgs } from "@remix-run/node";
import type { RequestId } from "#app/domain/ids.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { writeToken } from "#app/http/cookies.server.ts";
import { insertSession } from "#db/sessions.server.ts";
import type { Scene } from "./scenario.ts";

export async function visitOf(
  { domain }: Scene,
  id: RequestId,
  form?: Readonly<Record<string, string>>,
): Promise<LoaderFunctionArgs> {
  const settings = { publicOrigin: "http://portal.example" };
  const context = { services: { ...domain, settings } } as unknown as PageContext;
  const token = newToken();
  await insertSession(domain.db, { tokenHash: digest(token), requestId: id, scope: "request" });
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
