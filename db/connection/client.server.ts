import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as accountImports from "../schema/account-imports.ts";
import * as accounts from "../schema/accounts.ts";
import * as approvals from "../schema/approvals.ts";
import * as auditEvents from "../schema/audit-events.ts";
import * as caseChecks from "../schema/case-checks.ts";
import * as clientArea from "../schema/client-area.ts";
import * as decisionSnapshots from "../schema/decision-snapshots.ts";
import * as documentVerdicts from "../schema/document-verdicts.ts";
import * as documents from "../schema/documents.ts";
import * as figures from "../schema/figures.ts";
import * as housekeeping from "../schema/housekeeping.ts";
import * as invitationBatches from "../schema/invitation-batches.ts";
import * as invitations from "../schema/invitations.ts";
import * as keptForms from "../schema/kept-forms.ts";
import * as linkTries from "../schema/link-tries.ts";
import * as messages from "../schema/messages.ts";
import * as notes from "../schema/notes.ts";
import * as phoneVerifications from "../schema/phone-verifications.ts";
import * as queue from "../schema/queue.ts";
import * as reasons from "../schema/reasons.ts";
import * as registry from "../schema/registry.ts";
import * as requests from "../schema/requests.ts";
import * as reviews from "../schema/reviews.ts";
import * as riskProposals from "../schema/risk-proposals.ts";
import * as secondLooks from "../schema/second-looks.ts";
import * as sessions from "../schema/sessions.ts";
import * as smsGuard from "../schema/sms-guard.ts";
import * as staff from "../schema/staff.ts";
import * as thread from "../schema/thread.ts";

const schema = {
  ...accountImports,
  ...accounts,
  ...approvals,
  ...auditEvents,
  ...caseChecks,
  ...clientArea,
  ...decisionSnapshots,
  ...documentVerdicts,
  ...documents,
  ...figures,
  ...housekeeping,
  ...invitationBatches,
  ...invitations,
  ...keptForms,
  ...linkTries,
  ...messages,
  ...notes,
  ...phoneVerifications,
  ...queue,
  ...reasons,
  ...registry,
  ...requests,
  ...reviews,
  ...riskProposals,
  ...secondLooks,
  ...sessions,
  ...smsGuard,
  ...staff,
  ...thread,
};

/** Seconds. */
const pauseAfter = (failures: number) => Math.min(0.5, 3 ** failures / 100);

/** Statements and idle transactions time out after 15 s. */
export function openDatabase(url: string, options: { connections?: number } = {}) {
  const client = postgres(url, {
    max: options.connections ?? 10,
    onnotice: () => undefined,
    backoff: pauseAfter,
    connection: { statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000 },
  });
  keepStatements(client);
  const db = drizzle(client, { schema, casing: "snake_case" });
  return Object.assign(db, { close: () => client.end({ timeout: 5 }) });
}

/**
 * Drizzle has every query parsed and planned again, in two round trips; a connection can keep
 * parsed statements.
 */
function keepStatements(client: postgres.Sql) {
  const send = client.unsafe.bind(client);
  client.unsafe = ((query, parameters, options) =>
    send(query, parameters, { prepare: true, ...options })) as typeof client.unsafe;
}

export type OpenDatabase = ReturnType<typeof openDatabase>;
export type Transaction = Parameters<Parameters<OpenDatabase["transaction"]>[0]>[0];
export type Database = OpenDatabase | Transaction;
