import { redirect } from "@remix-run/node";
import { digest } from "#app/domain/secrets.server.ts";
import { findVisit } from "#db/sessions.server.ts";
import { readToken } from "../cookies.server.ts";
import type { PageContext } from "../context.ts";

/** The customer behind the cookie, with the request as it stands; without one, the way to a new link. */
export async function requireCustomer(request: Request, context: PageContext) {
  const token = await readToken("customer", request, context.services);
  const visit = token ? await findVisit(context.services.db, digest(token)) : null;
  if (!token || !visit) throw redirect("/link?ended=1", 303);
  const { scope, request: row, account, manager } = visit;
  return { token, scope, request: row, account, manager };
}

export type Customer = Awaited<ReturnType<typeof requireCustomer>>;
