import type { LoaderFunctionArgs } from "@remix-run/node";
import { isApiKey, readForClientArea } from "#app/domain/account/api-key.server.ts";
import { spend } from "#app/http/limits.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const limit = await spend(context, { "api-address": context.clientAddress });
  if (!limit.ok) {
    return answer(
      429,
      { error: "too-many-requests" },
      { "Retry-After": String(limit.retryAfterSeconds) },
    );
  }
  const key = /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1];
  if (!key || !(await isApiKey(context.services, key))) {
    return answer(
      401,
      { error: "unauthorized" },
      { "WWW-Authenticate": 'Bearer realm="passerelle"' },
    );
  }
  const account = await readForClientArea(context.services, params["login"] ?? "");
  return account ? answer(200, account) : answer(404, { error: "not-found" });
}

export function action() {
  return answer(405, { error: "method-not-allowed" }, { Allow: "GET, HEAD" });
}

function answer(status: number, body: object, headers: Record<string, string> = {}) {
  return Response.json(body, { status, headers: { "Cache-Control": "no-store", ...headers } });
}
