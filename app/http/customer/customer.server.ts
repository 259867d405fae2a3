import { redirect } from "@remix-run/node";
import type { Domain } from "#app/domain/domain.ts";
import { findVisit } from "#app/domain/journey/find-visit.server.ts";
import { paths } from "#app/routes/paths.ts";
import type { PageContext } from "../context.ts";
import { readToken } from "../cookies.server.ts";

/** Redirects to the new-link page without a session. `domain` remembers which session answers. */
export async function requireCustomer(request: Request, context: PageContext) {
  const token = await readToken("customer", request, context.services);
  const visit = token ? await findVisit(context.services, token) : null;
  if (!token || !visit) throw redirect(`${paths.link()}?ended=1`, 303);
  const { sessionId, scope, request: row, account, manager } = visit;
  const domain: Domain = { ...context.services, session: sessionId };
  return { token, sessionId, domain, scope, request: row, account, manager };
}

export type Customer = Awaited<ReturnType<typeof requireCustomer>>;
