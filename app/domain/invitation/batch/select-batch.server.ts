import type { AccountFilter } from "#app/domain/account/account-filter.ts";
import type { ListSource } from "#app/domain/account/import/read-list.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { BatchId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { listAccountKeys } from "#db/account-list.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import {
  addAccountsToBatch,
  addLoginsToBatch,
  deleteBatchRows,
  lockBatch,
  updateBatch,
} from "#db/invitation-batches.server.ts";
import { doomObjects } from "#db/retention.server.ts";
import type { BatchRefusal } from "./batch-state.ts";
import { type ListedLogin, readLogins } from "./read-logins.ts";

const loginsAtOnce = 500;

interface Selected {
  readonly isCut: boolean;
  readonly refusal?: BatchRefusal;
}

/** Gathers the accounts and says of each whether it would be invited. May run again. */
export async function selectBatch(
  { db }: Pick<Domain, "db">,
  batchId: BatchId,
  sourceOf: (objectKey: string) => ListSource,
) {
  const found = await db.transaction((tx) => lockBatch(tx, batchId));
  if (found?.status !== "selecting") return;
  const read = found.objectKey
    ? await readLogins(sourceOf(found.objectKey), limits.batchInvitations)
    : null;
  await db.transaction(async (tx) => {
    if ((await lockBatch(tx, batchId))?.status !== "selecting") return;
    await deleteBatchRows(tx, batchId);
    const selected = read
      ? await takeLogins(tx, batchId, read)
      : await takeFiltered(tx, batchId, found.filter);
    const { isCut, refusal = null } = selected;
    const status = refusal ? "unreadable" : "ready";
    await updateBatch(tx, batchId, { from: "selecting", status, refusal, isCut, objectKey: null });
    if (found.objectKey) await doomObjects(tx, [found.objectKey]);
  });
}

async function takeLogins(
  tx: Transaction,
  batchId: BatchId,
  read: Awaited<ReturnType<typeof readLogins>>,
): Promise<Selected> {
  if (!read.ok) return { isCut: false, refusal: read.refusal };
  const { logins, isCut } = read.value;
  for (let at = 0; at < logins.length; at += loginsAtOnce) {
    const some: readonly ListedLogin[] = logins.slice(at, at + loginsAtOnce);
    await addLoginsToBatch(tx, batchId, some);
  }
  return { isCut };
}

/** In the order of logins, up to the most that a batch takes. */
async function takeFiltered(
  tx: Transaction,
  batchId: BatchId,
  filter: AccountFilter | null,
): Promise<Selected> {
  if (!filter) return { isCut: false, refusal: "empty" };
  let left = limits.batchInvitations;
  for (let after: string | null = null; ;) {
    const { ids, next } = await listAccountKeys(tx, filter, after);
    await addAccountsToBatch(tx, batchId, ids.slice(0, left));
    if (ids.length > left) return { isCut: true };
    left -= ids.length;
    if (next === null) return { isCut: false };
    after = next;
  }
}
