import { and, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { permissions } from "#app/domain/access/permissions.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { isAwake, ofTab } from "./queue-conditions.ts";
import { invitations } from "./schema/invitations.ts";
import { type Request, requests } from "./schema/requests.ts";
import { staff } from "./schema/staff.ts";

type DeskPatch = Partial<
  Pick<
    Request,
    "assigneeId" | "assignedAt" | "snoozedUntil" | "escalatedAt" | "dueAt" | "workingMinutesLeft"
  >
>;

/** Who works on a request and when is not what staff decide on: the version stays. Lock the row. */
export async function updateDesk(tx: Transaction, id: RequestId, patch: DeskPatch) {
  const [request] = await tx.update(requests).set(patch).where(eq(requests.id, id)).returning();
  if (!request) throw new Error(`request ${id} is gone`);
  return request;
}

interface Taker {
  readonly staffId: StaffId;
  /** Escalated requests are for approvers. */
  readonly mayApprove: boolean;
  readonly except: readonly RequestId[];
}

/**
 * What nobody has. The caller knows exactly what bars a member; what they invited is left out here,
 * since there may be hundreds.
 */
function isFreeFor(db: Database, { staffId, mayApprove, except }: Taker) {
  // For "exists" the whole table of invitations would be read.
  const invited = db
    .select({ one: sql`true` })
    .from(invitations)
    .where(and(eq(invitations.requestId, requests.id), eq(invitations.invitedBy, staffId)))
    .limit(1);
  return and(
    ofTab("submitted"),
    isNull(requests.assigneeId),
    isAwake,
    mayApprove ? undefined : isNull(requests.escalatedAt),
    sql`not (coalesce(${invited}, false) and (${requests.riskBand} <> 'low'
      or ${requests.recipientKind} = 'other'))`,
    except.length > 0 ? notInArray(requests.id, [...except]) : undefined,
  );
}

/**
 * Locks the one that is due first and nobody has. Requests that others are taking at this moment are
 * skipped, so that nobody waits and none is taken twice.
 */
export async function lockNextRequest(tx: Transaction, taker: Taker) {
  const [request] = await tx
    .select()
    .from(requests)
    .where(isFreeFor(tx, taker))
    .orderBy(requests.queueAt, requests.id)
    .limit(1)
    .for("no key update", { skipLocked: true });
  return request ?? null;
}

/** Nothing is locked: another member may take it a moment later. */
export async function isRequestWaiting(db: Database, taker: Taker) {
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .where(isFreeFor(db, taker))
    .orderBy(requests.queueAt, requests.id)
    .limit(1);
  return rows.length > 0;
}

/** What a member has who can work no more goes back to the others. */
export async function releaseAllOf(tx: Transaction, staffId: StaffId) {
  await tx
    .update(requests)
    .set({ assigneeId: null, assignedAt: null })
    .where(and(eq(requests.assigneeId, staffId), inArray(requests.queueTab, [...workedTabs])));
}

const workedTabs = ["submitted", "frozen", "returned"] as const;

/** Members who may work on requests, by name. */
export function listHandlers(db: Database) {
  return db
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(
      and(
        isNull(staff.disabledAt),
        sql`${staff.roles} && ${sql.raw(`'{${permissions.handle.join(",")}}'::staff_role[]`)}`,
      ),
    )
    .orderBy(staff.name, staff.id);
}

export async function listUndated(db: Database) {
  const rows = await db
    .select({ id: requests.id })
    .from(requests)
    .where(and(ofTab("submitted"), isNull(requests.dueAt)))
    .limit(1_000);
  return rows.map(({ id }) => id);
}
