import { loginKey } from "#app/domain/account/login.ts";
import type { Domain } from "#app/domain/domain.ts";
import { internationalForm, maskedForm } from "#app/domain/request/mobile-number.server.ts";
import { listAccountHistory, listRequestsOf } from "#db/account-page.server.ts";
import { findAccountByLogin, findManager } from "#db/accounts.server.ts";
import { listInvitationsOf } from "#db/invitation-list.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { listStaffNames } from "#db/staff.server.ts";
import { accountEntry } from "./account-history.server.ts";
import { type EntryPlace, historyPageSize } from "./account-page.ts";

const rowsShown = 50;

/** `before`: where the page of the history begins. */
export async function loadAccount({ db }: Domain, login: string, before: EntryPlace | null) {
  const account = await findAccountByLogin(db, loginKey(login));
  if (!account) return null;
  const { id } = account;
  const [manager, requests, invitations, entries, names] = await Promise.all([
    findManager(db, account.managerId),
    listRequestsOf(db, id, rowsShown),
    listInvitationsOf(db, id, rowsShown),
    listAccountHistory(db, id, { before, limit: historyPageSize + 1 }),
    listStaffNames(db),
  ]);
  const requested = new Set(
    requests.flatMap(({ mobile, decidedAt }) => (mobile && !decidedAt ? [mobile] : [])),
  );
  const page = entries.slice(0, historyPageSize);
  const last = entries.length > historyPageSize ? page.at(-1) : undefined;
  return {
    account: shownAccount(account),
    manager: manager && { name: manager.name, phone: manager.phone, email: manager.email },
    requests: requests.map(shownRequest),
    invitations,
    history: page.map((entry) => accountEntry(entry, { names, requested })),
    older: last ? { at: last.at.toISOString(), kind: last.kind, key: last.key } : null,
  };
}

/** The whole number is on the case's page only, where it is needed. */
function shownAccount(account: Account) {
  const { mobile, knownPhone } = account;
  return {
    login: account.login,
    entity: account.entity,
    name: account.name,
    siren: account.siren,
    rna: account.rna,
    contactName: account.contactName,
    contactEmail: account.contactEmail,
    locale: account.locale,
    addresses: account.authorisedAddresses,
    mobile: mobile && maskedForm(mobile),
    mobileVerifiedAt: account.mobileVerifiedAt,
    knownPhone: knownPhone && internationalForm(knownPhone),
    createdAt: account.createdAt,
    updatedAt: account.updatedAt,
  };
}

type Listed = Awaited<ReturnType<typeof listRequestsOf>>[number];

/** Of a request that is not decided, no digit of its number. */
function shownRequest({ mobile, ...request }: Listed) {
  return { ...request, mobile: mobile && request.decidedAt ? maskedForm(mobile) : null };
}
