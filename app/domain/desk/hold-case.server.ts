import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { askWhenOld } from "#app/domain/registry/ask-for-answers.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { extendCaseLock, findCaseLock, listReaders, markReader } from "#db/case-holds.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";

interface SignOfLife {
  readonly reference: string;
  readonly staffId: StaffId;
  /** Something was typed, pressed or scrolled since the last one. */
  readonly isActive: boolean;
}

/**
 * An open page tells that it is read; activity extends the reader's own lock. What the registries said
 * is asked again when it is a day old.
 */
export async function holdCase(domain: Pick<Domain, "db" | "rules">, sign: SignOfLife) {
  const { db } = domain;
  const request = await findRequestByReference(db, sign.reference);
  if (!request) return null;
  const hold = { requestId: request.id, staffId: sign.staffId };
  await markReader(db, hold);
  await askWhenOld(domain, { request, account: await findAccount(db, request.accountId) });
  if (sign.isActive) await extendCaseLock(db, hold);
  const [readers, lock] = await Promise.all([listReaders(db, hold), findCaseLock(db, request.id)]);
  return { readers, lockedBy: lock && lock.staffId !== sign.staffId ? lock.name : null };
}
