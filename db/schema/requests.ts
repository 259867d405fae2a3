import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Email } from "#app/domain/email.ts";
import type { AccountId, RequestId, StaffId } from "#app/domain/ids.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { decisionIds } from "#app/domain/request/decision-ids.ts";
import { assessedStatuses, riskBands } from "#app/domain/request/risk-band.ts";
import { openStatuses, statuses } from "#app/domain/request/state-machine.ts";
import type { KeptTab } from "#app/domain/review/queue.ts";
import { situationIds, stepIds } from "#app/domain/situation/ids.ts";
import { accounts } from "./accounts.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { staff } from "./staff.ts";

const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ");

const tabOfRow = `case
  when pending_decision is not null then 'undoable'
  when status = 'submitted' and frozen_at is null then 'submitted'
  when status = 'submitted' then 'frozen'
  when status = 'started' then 'started'
  when status = 'returned' then 'returned'
  when status = 'approved' then 'approved'
  when status = 'applied' then 'applied'
  when status = 'rejected' then 'rejected'
  else 'closed' end`;

const placeOfRow = `case when status = 'submitted'
  then coalesce(due_at, submitted_at, created_at)
  else coalesce(submitted_at, created_at) end`;

export const requestStatus = pgEnum("request_status", statuses);
export const recipientKind = pgEnum("recipient_kind", ["main", "other"]);
export const situation = pgEnum("situation", situationIds);
export const step = pgEnum("step", stepIds);
export const riskBand = pgEnum("risk_band", riskBands);
export const decision = pgEnum("decision", decisionIds);
export const currentNumber = pgEnum("current_number", ["proved", "lost"]);

export const requests = pgTable(
  "requests",
  {
    id: primaryId<RequestId>(),
    reference: text().notNull().unique(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id)
      .$type<AccountId>(),
    /** The address that opened it; never changes. */
    recipient: text().notNull().$type<Email>(),
    recipientKind: recipientKind().notNull(),
    /** The main contact had stopped this recipient before; staff invited them again anyway. */
    recipientStopped: boolean().notNull().default(false),
    status: requestStatus().notNull().default("started"),
    /** Staff decide on exactly the version they saw. */
    version: integer().notNull().default(1),
    situation: situation(),
    stepsDone: step()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** While changes are requested, only these steps can be edited. */
    stepsAsked: step().array(),
    mobile: text().$type<MobileNumber>(),
    mobileExplanation: text(),
    mobileVerifiedAt: at(),
    currentNumber: currentNumber(),
    codeFailures: integer().notNull().default(0),
    lastFourFailures: integer().notNull().default(0),
    addresses: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    contactName: text(),
    contactRole: text(),
    contactEmail: text().$type<Email>(),
    contactProvedAt: at(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    submittedAt: at(),
    /** What staff decided, while it can still be undone: nobody outside is told. */
    pendingDecision: decision(),
    pendingUntil: at(),
    decidedAt: at(),
    takesEffectAt: at(),
    appliedAt: at(),
    /** After the cool-off, which ends at `takesEffectAt`, the customer confirms once more. */
    confirmationDue: boolean().notNull().default(false),
    confirmationAskedAt: at(),
    /** Then the request ends by itself. */
    confirmBefore: at(),
    confirmedAt: at(),
    frozenAt: at(),
    /** Set when "this was not me" arrives after the effect. */
    alarmedAt: at(),
    /**
     * Time of the first freeze or alarm; a trigger sets it, and it stays when the freeze is lifted.
     */
    disputedAt: at(),
    /**
     * When an administrator settled the freeze or alarm of a closed request; a new alarm resets it.
     */
    alertSettledAt: at(),
    /** The last assessment, for the queue; a decision assesses again. Not part of the version. */
    riskBand: riskBand().notNull().default("low"),
    riskPoints: integer().notNull().default(0),
    risks: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    failingRules: integer().notNull().default(0),
    /** Null: never; then a routine does it soon. */
    riskAssessedAt: at(),
    /** Who works on it. Not part of the version, and neither are the columns below. */
    assigneeId: uuid()
      .references((): AnyPgColumn => staff.id)
      .$type<StaffId>(),
    assignedAt: at(),
    snoozedUntil: at(),
    escalatedAt: at(),
    /** When the customer wrote what nobody of staff has answered yet. */
    customerWroteAt: at(),
    /** When the decision is due; null while the customer acts. */
    dueAt: at(),
    /** What was left when the clock stopped. */
    workingMinutesLeft: integer(),
    /** Who of staff froze it; null: a recipient who said "this was not me". */
    frozenBy: uuid()
      .references((): AnyPgColumn => staff.id)
      .$type<StaffId>(),
    /** The tab of the queue that holds it. The database keeps this column and the next one. */
    queueTab: text()
      .generatedAlwaysAs(() => sql.raw(tabOfRow))
      .$type<KeptTab>(),
    /** Its place there: when it is due, or since when it waits. */
    queueAt: at().generatedAlwaysAs(() => sql.raw(placeOfRow)),
    /** The addresses, folded for the search. */
    searchText: text().generatedAlwaysAs(
      () => sql`fold_text(recipient || ' ' || coalesce(contact_email, ''))`,
    ),
  },
  (t) => [
    uniqueIndex("requests_one_open_an_account")
      .on(t.accountId)
      .where(sql`${t.status} in (${sql.raw(listed(openStatuses))})`),
    index("requests_queue").on(t.status, t.submittedAt),
    index("requests_in_tab").on(t.queueTab, t.queueAt, t.id),
    index("requests_in_tab_by_situation").on(t.queueTab, t.situation, t.queueAt, t.id),
    index("requests_in_tab_by_risk").on(t.queueTab, t.riskBand, t.queueAt, t.id),
    index("requests_in_tab_by_assignee").on(t.queueTab, t.assigneeId, t.queueAt, t.id),
    index("requests_alerts")
      .on(t.queueAt, t.id)
      .where(sql.raw(`num_nonnulls(frozen_at, alarmed_at) > 0 and alert_settled_at is null`)),
    index("requests_snoozed")
      .on(t.snoozedUntil, t.id)
      .where(sql`${t.snoozedUntil} is not null`),
    index("requests_escalated")
      .on(t.queueTab, t.queueAt, t.id)
      .where(sql`${t.escalatedAt} is not null`),
    index("requests_newest").on(t.createdAt, t.id),
    index("requests_of_account").on(t.accountId, t.createdAt),
    index("requests_by_mobile").on(t.mobile),
    index("requests_by_recipient").on(t.recipient),
    index("requests_by_contact_email").on(t.contactEmail),
    index("requests_search")
      .using("gin", t.searchText.op("gin_trgm_ops"))
      .with({ fastupdate: false }),
    index("requests_to_assess")
      .on(sql`${t.riskAssessedAt} nulls first`)
      .where(sql`${t.status} in (${sql.raw(listed(assessedStatuses))})`),
    index("requests_disputed")
      .on(t.accountId)
      .where(sql`${t.disputedAt} is not null`),
    check("requests_frozen_by", sql`${t.frozenBy} is null or ${t.frozenAt} is not null`),
    check("requests_mobile", sql`${t.mobile} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check(
      "requests_verified_number",
      sql`${t.mobileVerifiedAt} is null or ${t.mobile} is not null`,
    ),
    check(
      "requests_contact_whole",
      sql`num_nulls(${t.contactName}, ${t.contactRole}, ${t.contactEmail}) in (0, 3)`,
    ),
    check(
      "requests_contact_proved",
      sql`${t.contactProvedAt} is null or ${t.contactEmail} is not null`,
    ),
    check("requests_code_failures", sql`${t.codeFailures} >= 0`),
    check("requests_last_four_failures", sql`${t.lastFourFailures} >= 0`),
    check(
      "requests_submitted_is_complete",
      sql`${t.status} not in ('submitted', 'approved', 'applied')
        or (${t.situation} is not null and ${t.submittedAt} is not null
          and (${t.mobileVerifiedAt} is not null or cardinality(${t.addresses}) > 0))`,
    ),
    check(
      "requests_decided",
      sql`${t.status} not in ('approved', 'applied', 'rejected') or ${t.decidedAt} is not null`,
    ),
    check(
      "requests_pending",
      sql`num_nulls(${t.pendingDecision}, ${t.pendingUntil}) in (0, 2)
        and (${t.pendingDecision} is null or ${t.status} in (${sql.raw(listed(openStatuses))}))`,
    ),
    check(
      "requests_effect",
      sql`(${t.status} in ('approved', 'applied')) = (${t.takesEffectAt} is not null)`,
    ),
    check("requests_applied", sql`(${t.status} = 'applied') = (${t.appliedAt} is not null)`),
    check(
      "requests_confirmation",
      sql`num_nulls(${t.confirmationAskedAt}, ${t.confirmBefore}) in (0, 2)
        and (${t.confirmedAt} is null or ${t.confirmationAskedAt} is not null)
        and (${t.confirmationDue} or ${t.confirmationAskedAt} is null)`,
    ),
    check(
      "requests_returned",
      sql`${t.status} <> 'returned' or coalesce(cardinality(${t.stepsAsked}), 0) > 0`,
    ),
    check(
      "requests_alert_settled",
      sql`${t.alertSettledAt} is null or (num_nonnulls(${t.frozenAt}, ${t.alarmedAt}) > 0
        and ${t.status} in ('applied', 'rejected', 'withdrawn', 'superseded', 'expired'))`,
    ),
  ],
);

export type Request = typeof requests.$inferSelect;
export type RequestStatus = Request["status"];
