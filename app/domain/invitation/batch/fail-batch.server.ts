import type { Domain } from "#app/domain/domain.ts";
import type { BatchId } from "#app/domain/ids.ts";
import { updateBatch } from "#db/invitation-batches.server.ts";

/** After the last attempt of its job. Who was invited stays invited. */
export async function failBatch({ db }: Pick<Domain, "db">, batchId: BatchId) {
  for (const from of ["selecting", "inviting"] as const) {
    await updateBatch(db, batchId, { from, status: "failed" });
  }
}
