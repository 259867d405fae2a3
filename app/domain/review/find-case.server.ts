import type { Domain } from "#app/domain/domain.ts";
import { findAccount, findManager } from "#db/accounts.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";

/** A request with its account and account manager; null for an unknown reference. */
export async function findCase({ db }: Pick<Domain, "db">, reference: string) {
  const request = await findRequestByReference(db, reference);
  if (!request) return null;
  const account = await findAccount(db, request.accountId);
  return { request, account, manager: await findManager(db, account.managerId) };
}

export async function findCaseRequest({ db }: Pick<Domain, "db">, reference: string) {
  return findRequestByReference(db, reference);
}
