import { browserOf } from "#app/domain/browser-name.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { findStaffMember } from "#db/staff.server.ts";
import { takeUntoldSignIns } from "#db/staff-sessions.server.ts";

/** From the first sign-in on, others are gathered: a job that waits keeps its time. */
export async function askToTellSignIns(tx: Transaction, staffId: StaffId) {
  const now = await databaseNow(tx);
  const runAt = new Date(now.getTime() + limits.signInAlertMinutes * 60_000);
  const key = `tell-sign-ins:${staffId}`;
  await addJob(tx, "tell-sign-ins", { staffId }, { key, runAt, keepsTime: true });
}

/** One mail about all of them. A second run finds none. */
export async function tellSignIns({ db }: Pick<Domain, "db">, staffId: StaffId) {
  await db.transaction(async (tx) => {
    const untold = await takeUntoldSignIns(tx, staffId);
    const member = await findStaffMember(tx, staffId);
    if (!member || untold.length === 0) return;
    const signIns = untold.map(({ createdAt, userAgent, address }) => {
      return { at: createdAt.toISOString(), browser: browserOf(userAgent), address };
    });
    await queueMessage(tx, {
      channel: "email",
      template: "staff-notice",
      sentTo: member.email,
      locale: "fr",
      staffId,
      details: { change: "signed-in", by: null, signIns },
    });
  });
}
