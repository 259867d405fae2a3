import type { StaffId } from "#app/domain/ids.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import {
  hideLastFour,
  hideLastFourIn,
  maskRequested,
} from "#app/domain/review/hidden-number.server.ts";
import { isApproval } from "#app/domain/review/list-history.server.ts";
import { loadThread } from "#app/domain/review/load-thread.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listSnapshots } from "#db/decision-snapshots.server.ts";
import { listDecisions } from "#db/evidence.server.ts";
import { listInviters } from "#db/invitation-list.server.ts";
import { listMessages } from "#db/messages.server.ts";
import { listRegistryAnswers } from "#db/registry.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listDoneLooks } from "#db/second-looks.server.ts";
import { listStaffNames } from "#db/staff.server.ts";

interface EvidenceOf {
  readonly db: Database;
  readonly request: Request;
  readonly staffId: StaffId;
}

type Part = (of: EvidenceOf) => Promise<unknown>;

/**
 * One file of the ZIP each. Before the decision, what the page of the case hides is hidden here too:
 * the last digits of the requested number, and why a colleague approved.
 */
export const evidenceParts: Readonly<Record<string, Part>> = {
  "request.json": factsOf,
  "decisions.json": decisionsOf,
  "snapshots.json": snapshotsOf,
  "messages.json": messagesOf,
  "thread.json": threadOf,
  "registries.json": registriesOf,
  "events.json": eventsOf,
};

async function factsOf({ db, request }: EvidenceOf) {
  const [account, inviters] = await Promise.all([
    findAccount(db, request.accountId),
    listInviters(db, request.id),
  ]);
  const { mobile, mobileExplanation, ...rest } = request;
  const isHidden = mobile !== null && request.decidedAt === null;
  return {
    request: {
      ...rest,
      mobile: mobile && (isHidden ? hideLastFour(mobile) : internationalForm(mobile)),
      mobileExplanation:
        mobileExplanation && isHidden
          ? hideLastFourIn(mobileExplanation, mobile)
          : mobileExplanation,
    },
    account,
    invitedBy: inviters.map(({ name }) => name),
  };
}

async function decisionsOf({ db, request, staffId }: EvidenceOf) {
  const [found, names, secondLooks] = await Promise.all([
    listDecisions(db, request.id),
    listStaffNames(db),
    listDoneLooks(db, request.id),
  ]);
  const named = <Row extends { readonly staffId: StaffId }>(row: Row) => ({
    ...row,
    staff: names.get(row.staffId) ?? null,
  });
  const isHidden = (by: StaffId) => request.decidedAt === null && by !== staffId;
  return {
    reviews: found.reviews.map(named),
    approvals: found.approvals.map((approval) =>
      named(isHidden(approval.staffId) ? { ...approval, because: null, withheld: true } : approval),
    ),
    lifts: found.lifts.map(named),
    secondLooks: secondLooks.map((look) => ({
      ...look,
      staff: look.decidedBy && (names.get(look.decidedBy) ?? null),
    })),
  };
}

/** What stood on the account and in the request at each decision. */
async function snapshotsOf({ db, request: { id, decidedAt } }: EvidenceOf) {
  return (await listSnapshots(db, id)).map(({ request: { mobile, ...then }, ...snapshot }) => ({
    ...snapshot,
    request: {
      ...then,
      mobile: mobile && (decidedAt ? internationalForm(mobile) : hideLastFour(mobile)),
    },
  }));
}

/** What was sent when, and what became of it; no text, because texts carry links and codes. */
async function messagesOf({ db, request }: EvidenceOf) {
  const messages = await listMessages(db, request.id);
  const { mobile, decidedAt } = request;
  return messages.map(
    ({ id, channel, template, sentTo, locale, status, failure, vendorId, createdAt, sentAt }) => ({
      ...{ id, channel, template, locale, status, failure, vendorId, createdAt, sentAt },
      to: sentTo === mobile && !decidedAt ? maskRequested(sentTo) : sentTo,
    }),
  );
}

/** What the customer and staff wrote to each other. */
async function threadOf({ db, request }: EvidenceOf) {
  return loadThread(db, request);
}

/** What public registries answered, each time they were asked; erased answers without what they said. */
async function registriesOf({ db, request }: EvidenceOf) {
  const answers = await listRegistryAnswers(db, request.id);
  return answers.map(({ source, number, state, answer, answeredAt, purgedAt }) => ({
    ...{ source, number, state, answeredAt, purgedAt, answer },
  }));
}

async function eventsOf({ db, request, staffId }: EvidenceOf) {
  const [events, names] = await Promise.all([listAuditEvents(db, request.id), listStaffNames(db)]);
  const own = `staff:${staffId}`;
  return {
    chain: request.id,
    staff: Object.fromEntries(
      [...names].filter(([id]) => events.some(({ actor }) => actor === `staff:${id}`)),
    ),
    events: events.map(({ seq, at, actor, action, details, previousHash, hash }) => ({
      ...{ seq, at, actor, action, previousHash, hash },
      details: isApproval(action) && !request.decidedAt && actor !== own ? null : details,
    })),
  };
}
