import { and, asc, desc, eq } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { decisionSnapshots } from "./schema/decision-snapshots.ts";
import { reviews } from "./schema/reviews.ts";

/** Of the last concluded review; null for one from before snapshots were taken. */
export async function findLastSnapshot(db: Database, requestId: RequestId) {
  const [row] = await db
    .select({
      at: reviews.createdAt,
      decision: reviews.decision,
      account: decisionSnapshots.account,
      request: decisionSnapshots.request,
    })
    .from(reviews)
    .leftJoin(decisionSnapshots, eq(decisionSnapshots.reviewId, reviews.id))
    .where(and(eq(reviews.requestId, requestId), eq(reviews.state, "concluded")))
    .orderBy(desc(reviews.createdAt), desc(reviews.version))
    .limit(1);
  const { account, request } = row ?? {};
  return row && account && request ? { ...row, account, request } : null;
}

/** One for each decision, undone ones too, the oldest first. */
export function listSnapshots(db: Database, requestId: RequestId) {
  return db
    .select({
      reviewId: decisionSnapshots.reviewId,
      at: reviews.createdAt,
      decision: reviews.decision,
      account: decisionSnapshots.account,
      request: decisionSnapshots.request,
    })
    .from(decisionSnapshots)
    .innerJoin(reviews, eq(reviews.id, decisionSnapshots.reviewId))
    .where(eq(reviews.requestId, requestId))
    .orderBy(asc(reviews.createdAt), asc(reviews.version));
}
