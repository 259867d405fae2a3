import { and, asc, eq, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { requests } from "./schema/requests.ts";

/** The request that has waited longest, but for this one. */
export async function findNextCase(db: Database, id: RequestId) {
  const [next] = await db
    .select({ reference: requests.reference })
    .from(requests)
    .where(
      and(
        eq(requests.status, "submitted"),
        ne(requests.id, id),
        isNull(requests.frozenAt),
        or(isNull(requests.snoozedUntil), lte(requests.snoozedUntil, sql`now()`)),
      ),
    )
    .orderBy(asc(requests.submittedAt))
    .limit(1);
  return next?.reference ?? null;
}
