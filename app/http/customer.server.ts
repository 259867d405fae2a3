import { redirect } from "@remix-run/node";
import { digest } from "#app/domain/secrets.server.ts";
import { findAccount, findManager } from "#db/accounts.server.ts";
import { findRequest } from "#db/requests.server.ts";
import { touchSession } from "#db/sessions.server.ts";
import { readToken } from "./cookies.server.ts";
import type { PageContext } from "./context.ts";

/** The customer behind the cookie, with the request as it stands; without one, the way to a new link. */
export async function requireCustomer(request: Request, context: PageContext) {
  const { db } = context.services;
  const token = await readToken("customer", request, context.services);
  const session = token ? await touchSession(db, digest(token)) : null;
  if (!token || !session) throw redirect("/link?ended=1", 303);
  const row = await findRequest(db, session.requestId);
  if (!row) throw redirect("/link?ended=1", 303);
  const account = await findAccount(db, row.accountId);
  const manager = await findManager(db, account.managerId);
  return { token, scope: session.scope, request: row, account, manager };
}

export type Customer = Awaited<ReturnType<typeof requireCustomer>>;
