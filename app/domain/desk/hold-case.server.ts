import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { extendCaseLock, findCaseLock, listReaders, markReader } from "#db/case-holds.server.ts";
import { findRequestByReference } from "#db/requests.server.ts";

interface SignOfLife {
  readonly reference: string;
  readonly staffId: StaffId;
  /** Something was typed, pressed or scrolled since the last one. */
  readonly isActive: boolean;
}

/** An open page tells that it is read; activity extends the reader's own lock. */
export async function holdCase({ db }: Pick<Domain, "db">, sign: SignOfLife) {
  const request = await findRequestByReference(db, sign.reference);
  if (!request) return null;
  const hold = { requestId: request.id, staffId: sign.staffId };
  await markReader(db, hold);
  if (sign.isActive) await extendCaseLock(db, hold);
  const [readers, lock] = await Promise.all([listReaders(db, hold), findCaseLock(db, request.id)]);
  return { readers, lockedBy: lock && lock.staffId !== sign.staffId ? lock.name : null };
}
