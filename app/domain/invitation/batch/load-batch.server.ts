import type { Domain } from "#app/domain/domain.ts";
import type { BatchId } from "#app/domain/ids.ts";
import {
  countOutcomes,
  findShownBatch,
  listBatches,
  listBatchRows,
} from "#db/invitation-batches.server.ts";
import { type BatchFilter, outcomesShown } from "./batch-filter.ts";

const batchPageSize = 100;

export function listLastBatches({ db }: Pick<Domain, "db">) {
  return listBatches(db, 50);
}

/** A page of the rows after the position `after`. */
export async function loadBatch(
  { db }: Pick<Domain, "db">,
  batchId: BatchId,
  { show, after }: { show: BatchFilter; after: number },
) {
  const found = await findShownBatch(db, batchId);
  if (!found) return null;
  const [counts, rows] = await Promise.all([
    countOutcomes(db, batchId),
    listBatchRows(db, batchId, { show: outcomesShown(show), after, limit: batchPageSize + 1 }),
  ]);
  const page = rows.slice(0, batchPageSize);
  const next = rows.length > batchPageSize ? (page.at(-1)?.position ?? null) : null;
  return { found, counts, rows: page, next };
}
