import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { loadNotes } from "#app/domain/note/load-notes.server.ts";
import type { RegistryAnswer } from "#app/domain/registry/registered.ts";
import type { Fact } from "#app/reader/reading.ts";
import { listChecks } from "#db/case-checks.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { findLastSnapshot } from "#db/decision-snapshots.server.ts";
import { listLastVerdicts } from "#db/document-verdicts.server.ts";
import {
  listEarlierRequests,
  listSameAddress,
  listSameCompany,
  listSameNumber,
} from "#db/found-elsewhere.server.ts";
import { listLinkTries } from "#db/link-tries.server.ts";
import { listReasons } from "#db/reasons.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { listStaffNames } from "#db/staff.server.ts";
import type { CaseContext, ColleagueChecks, Elsewhere } from "./case-context.ts";
import { caseRows } from "./case-rows.server.ts";
import { findStood } from "./find-stood.server.ts";
import { loadThread } from "./load-thread.server.ts";

interface Known {
  readonly request: Request;
  readonly account: Account;
  readonly documents: readonly { readonly id: string; readonly facts: readonly Fact[] }[];
  readonly judged: readonly { readonly outcomes: readonly RuleOutcome[] }[];
  readonly registered: readonly RegistryAnswer[];
  readonly viewer: StaffId;
  /** The viewer decides second: what colleagues thought stays hidden until then. */
  readonly isBlind: boolean;
  readonly approvers: readonly StaffId[];
}

/** What stands around a case: compared values, earlier requests, the same elsewhere, ticked checks. */
export async function loadContext(db: Database, known: Known): Promise<CaseContext> {
  const { request, account, judged } = known;
  const [snapshot, earlier, linkUses, elsewhere, checks, ...more] = await Promise.all([
    findSnapshot(db, request),
    listEarlierRequests(db, request),
    listLinkTries(db, request.id),
    findElsewhere(db, request, account),
    loadChecks(db, known),
    listReasons(db),
    listLastVerdicts(db, request.id),
    findStood(db, request),
    loadNotes(db, request, known),
    loadThread(db, request),
  ]);
  const [reasons, verdicts, stood, notes, thread] = more;
  return {
    rows: caseRows({
      stood: snapshot ?? { account, request },
      documents: known.documents,
      registered: known.registered,
      showsNumber: request.decidedAt !== null,
    }),
    frozenAt: snapshot?.at ?? null,
    earlier,
    linkUses,
    reasons,
    verdicts: Object.fromEntries(verdicts),
    mayTakeBack: stood !== null,
    notes,
    thread,
    elsewhere: { ...elsewhere, document: sameDocuments(judged) },
    ...checks,
  };
}

/** Before and after stay as they were when staff decided, whatever happens to the account. */
async function findSnapshot(db: Database, { id, status }: Request) {
  const isDecided = status === "approved" || status === "applied" || status === "rejected";
  return isDecided ? findLastSnapshot(db, id) : null;
}

async function findElsewhere(
  db: Database,
  request: Request,
  account: Account,
): Promise<Omit<Elsewhere, "document">> {
  const [number, company, address] = await Promise.all([
    listSameNumber(db, request),
    listSameCompany(db, account),
    listSameAddress(db, request),
  ]);
  return { number, company, address };
}

function sameDocuments(judged: Known["judged"]) {
  const said = judged.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ values }) => values.references?.split(", ") ?? []),
  );
  return [...new Set(said)];
}

async function loadChecks(db: Database, { request, viewer, isBlind }: Known) {
  const [saved, names] = await Promise.all([listChecks(db, request), listStaffNames(db)]);
  const colleagueChecks: ColleagueChecks[] = saved
    .filter(({ staffId, checks }) => staffId !== viewer && checks.length > 0 && !isBlind)
    .map(({ staffId, checks }) => ({ name: names.get(staffId) ?? "", checks }));
  const ownChecks = saved.find(({ staffId }) => staffId === viewer)?.checks ?? [];
  return { ownChecks, colleagueChecks };
}
