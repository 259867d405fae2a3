import {
  and,
  arrayOverlaps,
  asc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  or,
  sql,
} from "drizzle-orm";
import { permissions } from "#app/domain/access/permissions.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { type Approval, approvals, type Lift, lifts } from "./schema/approvals.ts";
import { invitations } from "./schema/invitations.ts";
import { staff } from "./schema/staff.ts";

interface OfVersion {
  readonly id: RequestId;
  readonly version: number;
}

export async function insertApproval(db: Database, row: typeof approvals.$inferInsert) {
  const [approval] = await db.insert(approvals).values(row).returning();
  if (!approval) throw new Error("the approval was not written");
  return approval;
}

/** What a disabled member decided does not count: their access may have been stolen. */
const isActive = isNull(staff.disabledAt);

/** An approval counts while its giver may approve. */
export const isCounted = and(isActive, arrayOverlaps(staff.roles, [...permissions.approve]));

/** Of this version: a change of the request voids the earlier ones. */
export function listApprovals(db: Database, { id, version }: OfVersion): Promise<Approval[]> {
  const ofVersion = and(eq(approvals.requestId, id), eq(approvals.version, version));
  return db
    .select(getTableColumns(approvals))
    .from(approvals)
    .innerJoin(staff, eq(staff.id, approvals.staffId))
    .where(and(ofVersion, isCounted))
    .orderBy(asc(approvals.createdAt));
}

/** Of any version. */
export async function hasApproved(db: Database, requestId: RequestId, staffId: StaffId) {
  const rows = await db
    .select({ id: approvals.id })
    .from(approvals)
    .where(and(eq(approvals.requestId, requestId), eq(approvals.staffId, staffId)))
    .limit(1);
  return rows.length > 0;
}

/**
 * One of them gave the other their access, so both may be the same person. The deciders are who
 * approved or lifted a freeze, and who invited a recipient that is not the main contact.
 */
export async function sharesAccessWithDecider(db: Database, requestId: RequestId, id: StaffId) {
  const inviters = db
    .select({ id: sql<StaffId>`${invitations.invitedBy}` })
    .from(invitations)
    .where(
      and(
        eq(invitations.requestId, requestId),
        eq(invitations.recipientKind, "other"),
        isNotNull(invitations.invitedBy),
      ),
    );
  const deciders = db
    .select({ id: approvals.staffId })
    .from(approvals)
    .where(eq(approvals.requestId, requestId))
    .union(db.select({ id: lifts.staffId }).from(lifts).where(eq(lifts.requestId, requestId)))
    .union(inviters);
  const rows = await db
    .select({ id: staff.id })
    .from(staff)
    .where(
      or(
        and(eq(staff.id, id), inArray(staff.accessFrom, deciders)),
        and(eq(staff.accessFrom, id), inArray(staff.id, deciders)),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

export async function insertLift(db: Database, row: typeof lifts.$inferInsert) {
  const [lift] = await db.insert(lifts).values(row).returning();
  if (!lift) throw new Error("the lift was not written");
  return lift;
}

/** Of this version: a new report of "this was not me" voids the earlier ones. */
export function listLifts(db: Database, { id, version }: OfVersion): Promise<Lift[]> {
  const ofVersion = and(eq(lifts.requestId, id), eq(lifts.version, version));
  return db
    .select(getTableColumns(lifts))
    .from(lifts)
    .innerJoin(staff, eq(staff.id, lifts.staffId))
    .where(and(ofVersion, isActive))
    .orderBy(asc(lifts.createdAt));
}
