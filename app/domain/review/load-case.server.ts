import { judgeDocuments } from "#app/domain/document/judge-documents.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { internationalForm } from "#app/domain/request/mobile-number.server.ts";
import { changesContact, holdApplies, risksOf } from "#app/domain/request/risks.ts";
import { stepsOf } from "#app/domain/request/steps.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { resetsLeft } from "#app/domain/sms-guard/failures-left.ts";
import { findAccount, findManager } from "#db/accounts.server.ts";
import { listStaffDocuments } from "#db/case-documents.server.ts";
import { countAccountFailures, countResets } from "#db/code-failures.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listInviters } from "#db/invitation-list.server.ts";
import { findRequestByReference, listOtherDisputed } from "#db/requests.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import { afterDelay } from "./delay.ts";
import { listHistory } from "./list-history.server.ts";
import type { StaffCase } from "./staff-case.ts";

export async function loadCase(
  domain: Domain,
  reference: string,
  staffId: StaffId,
): Promise<StaffCase | null> {
  const { db, rules } = domain;
  const request = await findRequestByReference(db, reference);
  if (!request) return null;
  const [account, documents, inviters, history, disputed, accountCodeFailures, resets, now] =
    await Promise.all([
      findAccount(db, request.accountId),
      listStaffDocuments(db, request.id),
      listInviters(db, request.id),
      listHistory(db, request.id),
      listOtherDisputed(db, request),
      countAccountFailures(db, request.accountId),
      countResets(db, { accountId: request.accountId, requestId: request.id }),
      databaseNow(db),
    ]);
  const [manager, judged] = await Promise.all([
    findManager(db, account.managerId),
    judgeDocuments(db, request, account),
  ]);
  const facts = {
    ...request,
    hasNumber: account.mobile !== null,
    accountCodeFailures,
    accountEmail: account.contactEmail,
    otherDisputed: disputed.length > 0,
  };
  const isHeld = holdApplies(facts) && rules.holdHours > 0;
  return {
    request,
    account,
    manager,
    documents: documents.filter(({ scan }) => scan !== "found"),
    infected: documents.filter(({ scan }) => scan === "found"),
    judgements: Object.fromEntries(judged.map(({ document, outcomes }) => [document.id, outcomes])),
    history,
    risks: risksOf({ request: facts }),
    otherDisputed: disputed,
    accountCodeFailures,
    resetsLeft: resetsLeft(resets),
    contactChanges: changesContact(request),
    checks: request.situation ? catalogue[request.situation].checks : [],
    steps: stepsOf(request),
    inviters: inviters.map(({ name }) => name),
    viewerInvited: inviters.some(({ id }) => id === staffId),
    numbers: numbersOf(account, request),
    wouldTakeEffectAt: isHeld ? afterDelay(now, rules) : null,
    holdHours: rules.holdHours,
  };
}

function numbersOf(account: Account, request: Request) {
  const written = (number: string | null) => number && internationalForm(number);
  return {
    now: written(account.mobile),
    asked: written(request.mobile),
    known: written(account.knownPhone),
  };
}
