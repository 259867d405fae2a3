import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { filterQuery, parseAccountFilter } from "#app/domain/account/account-filter.ts";
import { loginKey } from "#app/domain/account/login.ts";
import { limits } from "#app/domain/limits.ts";
import { findAccounts } from "#app/domain/review/find-accounts.server.ts";
import { textOf } from "#app/http/forms.server.ts";
import { searchAddress, searchedFor } from "#app/http/staff/search-address.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { AccountsFilters } from "#app/ui/staff/accounts/accounts-filters.tsx";
import { AccountsTable } from "#app/ui/staff/accounts/accounts-table.tsx";
import { KeyPages } from "#app/ui/staff/accounts/key-pages.tsx";
import { shownCount } from "#app/ui/staff/accounts/shown-count.ts";
import { BatchFromFilter } from "#app/ui/staff/batches/batch-from-filter.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const { secrets } = context.services;
  const query = new URL(request.url).searchParams;
  const q = searchedFor(secrets, query);
  const filter = parseAccountFilter((name) => query.get(name));
  const after = loginKey(query.get("after")?.slice(0, 500) ?? "") || null;
  const found = await findAccounts(context.services, { q, filter, after });
  const base = addressOf(q ? searchAddress(secrets, q) : "", filter);
  return { member: pageMemberOf(member), q, filter, after, base, ...found };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireStaff(request, context);
  const form = await request.formData();
  const q = textOf(form, "q").trim();
  const filter = parseAccountFilter((name) => textOf(form, name));
  return redirect(addressOf(q ? searchAddress(context.services.secrets, q) : "", filter), 303);
}

function addressOf(search: string, filter: ReturnType<typeof parseAccountFilter>) {
  const query = new URLSearchParams(search);
  for (const [name, value] of filterQuery(filter)) query.set(name, value);
  return `${staffPaths.accounts()}?${query.toString()}`;
}

export const meta: MetaFunction = () => [{ title: m.accounts_title() }];

export default function Accounts() {
  const { member, q, filter, rows, base, after, next, count, isCut } =
    useLoaderData<typeof loader>();
  return (
    <StaffPage member={member}>
      <div className="desk-title">
        <h1>{m.accounts_title()}</h1>
        {member.may.includes("read-imports") ? (
          <a href={staffPaths.accountImports()}>{m.accounts_import_title()}</a>
        ) : null}
      </div>
      <AccountsFilters q={q} filter={filter} />
      {member.may.includes("invite-many") && !q ? <BatchFromFilter filter={filter} /> : null}
      {isCut ? <p>{m.accounts_cut({ count: shownCount(limits.accountHits) })}</p> : null}
      {rows.length > 0 ? (
        <AccountsTable rows={rows} caption={captionOf(count)} />
      ) : (
        <p className="empty-state">{emptyWords(next)}</p>
      )}
      <KeyPages
        first={after === null ? null : base}
        next={next === null ? null : `${base}&after=${encodeURIComponent(next)}`}
      />
    </StaffPage>
  );
}

function captionOf(count: number | null) {
  if (count === null) return m.accounts_caption();
  return m.accounts_found({ count, shown: shownCount(count) });
}

/** A page ends after so many accounts were looked at. */
function emptyWords(next: string | null) {
  return next === null
    ? m.accounts_none()
    : m.accounts_none_here({ count: shownCount(limits.scannedAccounts) });
}
