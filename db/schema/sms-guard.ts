import { boolean, index, pgEnum, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { AccountId, RequestId, StaffId } from "#app/domain/ids.ts";
import { budgetPeriods, budgetScopes } from "#app/domain/sms-guard/budgets.ts";
import { accounts } from "./accounts.ts";
import { createdAt, primaryId } from "./columns.ts";
import { verificationTarget } from "./phone-verifications.ts";
import { requests } from "./requests.ts";
import { staff } from "./staff.ts";

/** Numbers and ranges are keyed hashes: the count survives, the number does not. */
const numberKey = () => text().notNull();

/**
 * One row a code sent. After some days a row is deleted, or stripped of account, request and range
 * where the number is foreign, because foreign numbers are counted for life.
 */
export const codeSends = pgTable(
  "code_sends",
  {
    id: primaryId<string>(),
    at: createdAt(),
    accountId: uuid()
      .references(() => accounts.id)
      .$type<AccountId>(),
    requestId: uuid()
      .references(() => requests.id)
      .$type<RequestId>(),
    target: verificationTarget().notNull(),
    numberKey: numberKey(),
    rangeKey: text(),
    /** ISO 3166-1 alpha-2, or "+" and the calling code where that is all we know. */
    country: text().notNull(),
    isAbroad: boolean().notNull(),
    /** The account had proved this number before. */
    isProved: boolean().notNull(),
  },
  (t) => [
    index("code_sends_at").on(t.at),
    index("code_sends_number").on(t.numberKey),
    index("code_sends_account").on(t.accountId, t.at),
  ],
);

/** One row a wrong code. */
export const codeFailures = pgTable(
  "code_failures",
  {
    id: primaryId<string>(),
    at: createdAt(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id)
      .$type<AccountId>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    target: verificationTarget().notNull(),
    numberKey: numberKey(),
    isProved: boolean().notNull(),
  },
  (t) => [
    index("code_failures_account").on(t.accountId, t.at),
    index("code_failures_number").on(t.numberKey, t.at),
  ],
);

/** Staff gave a customer new tries. */
export const codeFailureResets = pgTable(
  "code_failure_resets",
  {
    id: primaryId<string>(),
    at: createdAt(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id)
      .$type<AccountId>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
  },
  (t) => [
    index("code_failure_resets_account").on(t.accountId, t.at),
    index("code_failure_resets_request").on(t.requestId),
  ],
);

export const budgetScope = pgEnum("sms_budget_scope", budgetScopes);
export const budgetPeriod = pgEnum("sms_budget_period", budgetPeriods);

/** When a budget was last found used up, so that administrators get one mail, not one a refusal. */
export const smsBreakers = pgTable(
  "sms_breakers",
  {
    scope: budgetScope().notNull(),
    /** Of the service: empty. Of a country: its code. Of a range: its keyed hash. */
    key: text().notNull(),
    period: budgetPeriod().notNull(),
    isProved: boolean().notNull(),
    openedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key, t.period, t.isProved] })],
);
