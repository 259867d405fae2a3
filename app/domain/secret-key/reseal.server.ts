import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { listRowsElsewhere, replaceValues } from "#db/resting-secrets.server.ts";
import type { RestingPlace, RestingRow } from "./resting-places.ts";

type Means = Pick<Domain, "db" | "secrets">;

/**
 * Puts all rows of a place under the current key, batch by batch: whatever interrupts it, the next
 * run goes on. Returns how many were replaced.
 */
export async function resealPlace({ db, secrets }: Means, place: RestingPlace) {
  const columns = place.how.kind === "sealed" ? place.how.boundTo : [];
  const page = { keyId: secrets.keyIds[0], columns, rows: limits.resealBatch };
  let replaced = 0;
  for (let after: string | null = null; ;) {
    const rows: RestingRow[] = await listRowsElsewhere(db, place, { ...page, after });
    const replacements = rows.flatMap((row) => {
      const to = underCurrentKey(secrets, place, row);
      return to === null ? [] : [{ id: row.id, from: row.value, to }];
    });
    if (replacements.length > 0) await replaceValues(db, place, replacements);
    replaced += replacements.length;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < limits.resealBatch) return replaced;
  }
}

/** Null when its key is gone, or for a digest from before key ids. */
function underCurrentKey(secrets: Means["secrets"], { how }: RestingPlace, row: RestingRow) {
  return how.kind === "sealed"
    ? secrets.reseal(row.value, how.about(row))
    : secrets.rekey(how.use, row.value);
}
