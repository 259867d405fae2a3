import { eq, lt, type SQL, sql } from "drizzle-orm";
import type { AccountId, RequestId, StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import type { FailureCounts } from "#app/domain/sms-guard/failures-left.ts";
import type { CountKeys } from "#app/domain/sms-guard/send-counts.ts";
import type { Database, Transaction } from "./connection/client.server.ts";
import { daysAgo } from "./connection/clock.server.ts";
import type { VerificationTarget } from "./schema/phone-verifications.ts";
import { requests } from "./schema/requests.ts";
import { codeFailureResets, codeFailures } from "./schema/sms-guard.ts";

export interface Guess {
  readonly accountId: AccountId;
  readonly requestId: RequestId;
  readonly target: VerificationTarget;
  /** The first one is written, all are counted. */
  readonly numberKeys: CountKeys;
  /** Guesses at proved and at unproved numbers are counted apart. */
  readonly isProved: boolean;
}

const inWindow = (at: SQL) => sql`${at} > ${daysAgo(limits.codeFailureDays)}`;

const ofAccount = (accountId: AccountId) => sql`(select count(*)::int from code_failures
  where account_id = ${accountId} and ${inWindow(sql`at`)})`;

const ofNumber = ({ numberKeys, isProved }: Pick<Guess, "numberKeys" | "isProved">) =>
  sql`(select count(*)::int from code_failures
    where number_key in ${numberKeys} and is_proved = ${isProved} and ${inWindow(sql`at`)})`;

const resetsOfAccount = (accountId: AccountId) => sql`(select count(*)::int
  from code_failure_resets where account_id = ${accountId} and ${inWindow(sql`at`)})`;

/**
 * Counts a failure on the request, the account and the number in one statement; null when one of
 * them has none left. Each reset by staff adds the failures of one request. Lock order: the
 * request's row, then the number, which requests of several accounts may share.
 */
export async function spendFailure(tx: Transaction, guess: Guess): Promise<string | null> {
  const { accountId, requestId, target, numberKeys, isProved } = guess;
  // The same lock for processes that differ in which key is the current one.
  const number = [...numberKeys].sort()[0];
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`code-failures:${number}`}, 11))`,
  );
  const perRequest = limits.codeFailuresPerRequest;
  const added = sql`${perRequest}::int * ${resetsOfAccount(accountId)}`;
  const [spent] = await tx.execute<{ id: string }>(sql`
    with spent as (
      update requests set code_failures = code_failures + 1
      where id = ${requestId} and code_failures < ${perRequest}
        and ${ofAccount(accountId)} < ${limits.codeFailuresPerAccount}::int + ${added}
        and ${ofNumber(guess)} < ${limits.codeFailuresPerNumber}::int + ${added}
      returning id
    )
    insert into code_failures (account_id, request_id, target, number_key, is_proved)
    select ${accountId}::uuid, id, ${target}::verification_target, ${numberKeys[0]}::text,
      ${isProved}::boolean
    from spent returning id`);
  return spent?.id ?? null;
}

/** The code was right, or there was none to compare with. */
export async function returnFailure(tx: Transaction, requestId: RequestId, failureId: string) {
  await tx.delete(codeFailures).where(eq(codeFailures.id, failureId));
  await tx
    .update(requests)
    .set({ codeFailures: sql`greatest(${requests.codeFailures} - 1, 0)` })
    .where(eq(requests.id, requestId));
}

export async function readFailures(
  db: Database,
  guess: Pick<Guess, "accountId" | "numberKeys" | "isProved">,
): Promise<Omit<FailureCounts, "ofRequest">> {
  const [counts] = await db.execute<{ account: number; number: number; resets: number }>(
    sql`select ${ofAccount(guess.accountId)} as account, ${ofNumber(guess)} as number,
      ${resetsOfAccount(guess.accountId)} as resets`,
  );
  if (!counts) throw new Error("the count came back empty");
  return { ofAccount: counts.account, ofNumber: counts.number, resets: counts.resets };
}

export async function countAccountFailures(db: Database, accountId: AccountId) {
  const [counts] = await db.execute<{ count: number }>(
    sql`select ${ofAccount(accountId)} as count`,
  );
  return counts?.count ?? 0;
}

export async function countResets(
  db: Database,
  { accountId, requestId }: { readonly accountId: AccountId; readonly requestId: RequestId },
) {
  const ofRequest = eq(codeFailureResets.requestId, requestId);
  const [counts] = await db.execute<{ account: number }>(
    sql`select ${resetsOfAccount(accountId)} as account`,
  );
  return {
    ofRequest: await db.$count(codeFailureResets, ofRequest),
    ofAccount: counts?.account ?? 0,
  };
}

export async function insertReset(
  tx: Transaction,
  row: { accountId: AccountId; requestId: RequestId; staffId: StaffId },
) {
  await tx.insert(codeFailureResets).values(row);
}

/** Too old to count. */
export async function forgetFailures(tx: Transaction) {
  await tx.delete(codeFailures).where(lt(codeFailures.at, daysAgo(limits.codeFailureDays)));
}
