import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { type Review, reviews } from "./schema/reviews.ts";
import { staff } from "./schema/staff.ts";

export async function insertReview(db: Database, row: typeof reviews.$inferInsert) {
  const [review] = await db.insert(reviews).values(row).returning();
  if (!review) throw new Error("the review was not written");
  return review;
}

export async function findReview(db: Database, id: string): Promise<Review | null> {
  const [review] = await db.select().from(reviews).where(eq(reviews.id, id));
  return review ?? null;
}

export async function findPendingReview(db: Database, requestId: RequestId) {
  const [review] = await db.select().from(reviews).where(isPendingOf(requestId));
  return review ?? null;
}

/** The request's row must be locked. */
export async function settlePendingReview(
  db: Database,
  requestId: RequestId,
  state: Exclude<Review["state"], "pending">,
) {
  const [review] = await db
    .update(reviews)
    .set({ state, settledAt: sql`now()` })
    .where(isPendingOf(requestId))
    .returning();
  return review ?? null;
}

function isPendingOf(requestId: RequestId) {
  return and(eq(reviews.requestId, requestId), eq(reviews.state, "pending"));
}

/** What was undone or voided does not count. */
export async function hasReviewed(
  db: Database,
  { requestId, staffId }: { readonly requestId: RequestId; readonly staffId: StaffId },
  decisions: Review["decision"][],
) {
  const rows = await db
    .select({ id: reviews.id })
    .from(reviews)
    .where(
      and(
        eq(reviews.requestId, requestId),
        eq(reviews.staffId, staffId),
        inArray(reviews.decision, decisions),
        inArray(reviews.state, ["pending", "concluded"]),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export function listReviews(db: Database, requestId: RequestId) {
  return db
    .select({ review: reviews, staffName: staff.name })
    .from(reviews)
    .innerJoin(staff, eq(staff.id, reviews.staffId))
    .where(eq(reviews.requestId, requestId))
    .orderBy(asc(reviews.createdAt));
}

/** What staff ticked for the decision that stands, each once. */
export async function listLastChecks(db: Database, requestId: RequestId): Promise<string[]> {
  const rows = await db
    .select({ checklist: reviews.checklist })
    .from(reviews)
    .where(and(eq(reviews.requestId, requestId), inArray(reviews.state, ["pending", "concluded"])))
    .orderBy(asc(reviews.createdAt));
  return [...new Set(rows.at(-1)?.checklist ?? [])];
}
