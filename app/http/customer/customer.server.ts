import { redirect } from "@remix-run/node";
import type { Domain } from "#app/domain/domain.ts";
import { findEndedVisit } from "#app/domain/invitation/ended-visit.server.ts";
import { findVisit } from "#app/domain/journey/find-visit.server.ts";
import { dropKeptForm } from "#app/domain/kept-form/find-kept-form.server.ts";
import { customerOwner } from "#app/domain/kept-form/kept-form.ts";
import type { PageContext } from "../context.ts";
import { readToken } from "../cookies.server.ts";
import { formPath } from "../kept-form/form-path.ts";
import { endedAddress, keepPosted } from "../kept-form/keep-posted.server.ts";

/**
 * Redirects to the new-link page without a session; a form posted after its end is kept. `domain`
 * remembers which session answers.
 */
export async function requireCustomer(request: Request, context: PageContext) {
  const { services } = context;
  const token = await readToken("customer", request, services);
  const visit = token ? await findVisit(services, token) : null;
  if (!token || !visit) {
    const ended = token ? await findEndedVisit(services, token) : null;
    const ending = await keepPosted(services, request, ended && customerOwner(ended));
    throw redirect(endedAddress(ending), 303);
  }
  if (request.method === "POST") {
    await dropKeptForm(services, { token, path: formPath(request) });
  }
  const { sessionId, scope, request: row, account, manager } = visit;
  const domain: Domain = { ...services, session: sessionId };
  return { token, sessionId, domain, scope, request: row, account, manager };
}

export type Customer = Awaited<ReturnType<typeof requireCustomer>>;
