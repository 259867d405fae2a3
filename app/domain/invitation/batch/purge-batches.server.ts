import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { eraseBatch, listBatchesDue } from "#db/invitation-batches.server.ts";

export async function purgeBatches({ db }: Pick<Domain, "db">) {
  for (const { id } of await listBatchesDue(db, limits.importKeptDays)) {
    await db.transaction((tx) => eraseBatch(tx, id));
  }
}
