import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { queuePageSize } from "#app/domain/review/queue.ts";
import type { Place } from "#app/domain/review/queue-cursor.ts";

/** A page of requests in order, and where the next page begins; null: nothing follows. */
export interface Places {
  readonly ids: readonly RequestId[];
  readonly next: Place | null;
}

/** `is_end`: not a hit, but the last request that was looked at, with more behind it. */
export interface PlaceRow extends Record<string, unknown> {
  readonly id: RequestId;
  /** Seconds since 1970. */
  readonly at: number;
  readonly is_end: boolean;
}

/** One more hit than a page holds is asked for. */
export function pageOf(rows: readonly PlaceRow[]): Places {
  const hits = rows.filter(({ is_end }) => !is_end);
  const page = hits.slice(0, queuePageSize);
  const last = hits.length > page.length ? page.at(-1) : rows.find(({ is_end }) => is_end);
  return {
    ids: page.map(({ id }) => id),
    next: last ? { at: new Date(Math.round(last.at * 1000)), id: last.id } : null,
  };
}

export const placeOf = (place: SQL | AnyColumn) => sql`extract(epoch from ${place})::float8`;

/** Of a descending list what is older, of an ascending one what is younger. */
export function follows(
  columns: readonly [place: SQL | AnyColumn, id: SQL | AnyColumn],
  after: Place | null,
  isDescending: boolean,
) {
  if (!after) return undefined;
  const row = sql`(${columns[0]}, ${columns[1]})`;
  const place = sql`(${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`;
  return isDescending ? sql`${row} < ${place}` : sql`${row} > ${place}`;
}
