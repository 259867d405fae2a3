import { and, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { AccountId, RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import type { UsedUp } from "#app/domain/sms-guard/budgets.ts";
import type { Destination, SendCounts } from "#app/domain/sms-guard/send-counts.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { daysAgo, hoursAgo, minutesAgo } from "./connection/clock.server.ts";
import { phoneVerifications, type VerificationTarget } from "./schema/phone-verifications.ts";
import { requests } from "./schema/requests.ts";
import { codeSends, smsBreakers } from "./schema/sms-guard.ts";

export interface Sender {
  readonly accountId: AccountId;
  readonly requestId: RequestId;
  readonly target: VerificationTarget;
}

/**
 * Waits for concurrent sends, then counts in one statement. One lock for all: a code of the whole
 * service is counted against the same budget. Lock order: the request's row before.
 */
export async function countSends(
  tx: Transaction,
  sender: Sender,
  to: Destination,
): Promise<SendCounts> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('code-sends', 11))`);
  const alike = eq(codeSends.isProved, to.isProved);
  const toNumber = and(inArray(codeSends.numberKey, to.numberKeys), alike);
  const ofAccount = isOfAccount(sender);
  const toRange = and(inArray(codeSends.rangeKey, to.rangeKeys), alike);
  const toCountry = and(eq(codeSends.country, to.country), alike);
  const unproved = eq(codeSends.isProved, false);
  const [counts] = await tx
    .select({
      toNumberLately: count(and(toNumber, since(minutesAgo(limits.sendsPerNumberMinutes)))),
      toNumberEver: sql<number>`(select count(*)::int from ${codeSends} where ${toNumber})`,
      ofRequestInADay: count(eq(codeSends.requestId, sender.requestId)),
      ofAccount: inHourAndDay(ofAccount),
      secondsSinceLast: secondsSinceLast(ofAccount),
      toRange: inHourAndDay(toRange),
      toCountry: inHourAndDay(toCountry),
      ofService: inHourAndDay(undefined),
      unproved: inHourAndDay(unproved),
    })
    .from(codeSends)
    .where(since(hoursAgo(24)));
  if (!counts) throw new Error("the count came back empty");
  return counts;
}

export async function readWait(db: Database, sender: Pick<Sender, "accountId" | "target">) {
  const [wait] = await db
    .select({ day: count(undefined), secondsSinceLast: secondsSinceLast(undefined) })
    .from(codeSends)
    .where(and(isOfAccount(sender), since(hoursAgo(24))));
  if (!wait) throw new Error("the count came back empty");
  return { ofAccount: { day: wait.day }, secondsSinceLast: wait.secondsSinceLast };
}

function isOfAccount({ accountId, target }: Pick<Sender, "accountId" | "target">) {
  return and(eq(codeSends.accountId, accountId), eq(codeSends.target, target));
}

const since = (moment: SQL) => sql`${codeSends.at} > ${moment}`;

function count(where: SQL | undefined) {
  return sql<number>`(count(*) filter (where ${where ?? sql`true`}))::int`;
}

/** The statement itself looks back one day. */
function inHourAndDay(where: SQL | undefined) {
  return { hour: count(and(where, since(hoursAgo(1)))), day: count(where) };
}

function secondsSinceLast(where: SQL | undefined) {
  return sql<number | null>`extract(epoch from now() -
    max(${codeSends.at}) filter (where ${where ?? sql`true`}))::float`;
}

export async function insertSend(
  tx: Transaction,
  sender: Sender,
  { numberKeys, rangeKeys, country, isAbroad, isProved }: Destination,
) {
  const [numberKey, rangeKey] = [numberKeys[0], rangeKeys[0]];
  const to = { numberKey, rangeKey, country, isAbroad, isProved };
  await tx.insert(codeSends).values({ ...sender, ...to });
}

/** The account's own verified number, or one that it proved in a request before. */
export async function wasProved(
  db: Database,
  account: { readonly id: AccountId; readonly mobile: MobileNumber | null },
  mobile: MobileNumber,
) {
  if (account.mobile === mobile) return true;
  const rows = await db
    .select({ id: phoneVerifications.id })
    .from(phoneVerifications)
    .innerJoin(requests, eq(requests.id, phoneVerifications.requestId))
    .where(
      and(
        eq(requests.accountId, account.id),
        eq(phoneVerifications.mobile, mobile),
        sql`${phoneVerifications.firstVerifiedAt} is not null`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

const periods: Record<UsedUp["period"], SQL> = {
  hour: sql`interval '1 hour'`,
  day: sql`interval '1 day'`,
};

/** True for the first refusal in an hour or a day: of concurrent calls, one. */
export async function openBreaker(
  tx: Transaction,
  { scope, period }: UsedUp,
  { country, rangeKeys, isProved }: Destination,
) {
  const [key, ...older] = { service: [""], country: [country], range: rangeKeys }[scope];
  if (key === undefined) throw new Error("a budget without a key");
  const same = { scope, period, isProved };
  if (older.length > 0 && (await isBreakerOpen(tx, same, older))) return false;
  const rows = await tx
    .insert(smsBreakers)
    .values({ scope, key, period, isProved })
    .onConflictDoUpdate({
      target: [smsBreakers.scope, smsBreakers.key, smsBreakers.period, smsBreakers.isProved],
      set: { openedAt: sql`now()` },
      setWhere: sql`${smsBreakers.openedAt} <= now() - ${periods[period]}`,
    })
    .returning({ openedAt: smsBreakers.openedAt });
  return rows.length === 1;
}

/** Opened under an older key, in this hour or day. */
async function isBreakerOpen(
  tx: Transaction,
  { scope, period, isProved }: UsedUp & { readonly isProved: boolean },
  keys: readonly string[],
) {
  const open = and(
    eq(smsBreakers.scope, scope),
    inArray(smsBreakers.key, keys),
    eq(smsBreakers.period, period),
    eq(smsBreakers.isProved, isProved),
    sql`${smsBreakers.openedAt} > now() - ${periods[period]}`,
  );
  return (await tx.$count(smsBreakers, open)) > 0;
}

/**
 * Rows too old for every window: those of foreign numbers keep what is counted for life, the others
 * are deleted.
 */
export async function forgetSends(tx: Transaction) {
  const isOld = lt(codeSends.at, daysAgo(limits.sendsKeptDays));
  await tx.delete(codeSends).where(and(isOld, eq(codeSends.isAbroad, false)));
  const isLinked = or(
    sql`${codeSends.accountId} is not null`,
    sql`${codeSends.rangeKey} is not null`,
  );
  await tx
    .update(codeSends)
    .set({ accountId: null, requestId: null, rangeKey: null })
    .where(and(isOld, isLinked));
  await tx.delete(smsBreakers).where(lt(smsBreakers.openedAt, daysAgo(limits.sendsKeptDays)));
}
