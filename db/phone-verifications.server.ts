import { and, eq, gt, isNull, lt, sql } from "drizzle-orm";
import type { RequestId, VerificationId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import type { Database } from "./connection/client.server.ts";
import { minutesFromNow } from "./connection/clock.server.ts";
import {
  type PhoneVerification,
  phoneVerifications,
  type VerificationTarget,
} from "./schema/phone-verifications.ts";

export async function findVerification(
  db: Database,
  requestId: RequestId,
  target: VerificationTarget,
  mobile: MobileNumber,
): Promise<PhoneVerification | null> {
  const [verification] = await db
    .select()
    .from(phoneVerifications)
    .where(
      and(
        eq(phoneVerifications.requestId, requestId),
        eq(phoneVerifications.target, target),
        eq(phoneVerifications.mobile, mobile),
      ),
    );
  return verification ?? null;
}

export async function findVerificationById(db: Database, id: VerificationId) {
  const [row] = await db.select().from(phoneVerifications).where(eq(phoneVerifications.id, id));
  return row ?? null;
}

export async function insertVerification(
  db: Database,
  row: typeof phoneVerifications.$inferInsert,
): Promise<PhoneVerification> {
  const [verification] = await db.insert(phoneVerifications).values(row).returning();
  if (!verification) throw new Error("the verification was not written");
  return verification;
}

/** Uses the fresh seed when none is stored, or when the stored one cannot be opened any more. */
export async function nextCode(
  db: Database,
  id: VerificationId,
  { freshSeed, isLost }: { readonly freshSeed: string; readonly isLost: boolean },
): Promise<PhoneVerification> {
  const [verification] = await db
    .update(phoneVerifications)
    .set({
      seedSealed: isLost
        ? freshSeed
        : sql`coalesce(${phoneVerifications.seedSealed}, ${freshSeed})`,
      counter: sql`${phoneVerifications.counter} + 1`,
      attempts: 0,
      sentAt: sql`now()`,
      expiresAt: minutesFromNow(limits.codeMinutes),
      verifiedAt: null,
    })
    .where(eq(phoneVerifications.id, id))
    .returning();
  if (!verification) throw new Error(`verification ${id} is gone`);
  return verification;
}

/** Not proved, not worn out by wrong attempts, not expired by the database's clock. */
function isLivingCode() {
  return and(
    lt(phoneVerifications.attempts, limits.attemptsPerCode),
    isNull(phoneVerifications.verifiedAt),
    gt(phoneVerifications.expiresAt, sql`now()`),
  );
}

/** Spends one of the code's attempts; null when there is no valid code to compare with. */
export async function spendCodeAttempt(
  db: Database,
  id: VerificationId,
): Promise<PhoneVerification | null> {
  const [verification] = await db
    .update(phoneVerifications)
    .set({ attempts: sql`${phoneVerifications.attempts} + 1` })
    .where(
      and(eq(phoneVerifications.id, id), isLivingCode(), sql`${phoneVerifications.counter} > 0`),
    )
    .returning();
  return verification ?? null;
}

/** False when a concurrent call was first. */
export async function markVerified(db: Database, id: VerificationId) {
  const rows = await db
    .update(phoneVerifications)
    .set({
      verifiedAt: sql`now()`,
      firstVerifiedAt: sql`coalesce(${phoneVerifications.firstVerifiedAt}, now())`,
    })
    .where(and(eq(phoneVerifications.id, id), sql`${phoneVerifications.verifiedAt} is null`))
    .returning({ id: phoneVerifications.id });
  return rows.length === 1;
}

export async function isCodeLiving(db: Database, id: VerificationId) {
  const living = and(eq(phoneVerifications.id, id), isLivingCode());
  return (await db.$count(phoneVerifications, living)) > 0;
}

export async function isCodeCurrent(db: Database, id: VerificationId, counter: number) {
  const [row] = await db
    .select({
      current: sql<boolean>`${phoneVerifications.counter} = ${counter}
        and ${phoneVerifications.expiresAt} > now()`,
    })
    .from(phoneVerifications)
    .where(eq(phoneVerifications.id, id));
  return row?.current ?? false;
}
