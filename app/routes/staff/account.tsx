import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadAccount } from "#app/domain/review/load-account.server.ts";
import { readPlace, writePlace } from "#app/http/staff/history-place.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { accountPath, staffPaths } from "#app/routes/paths.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { AccountDetails } from "#app/ui/staff/accounts/account-details.tsx";
import { AccountHistory } from "#app/ui/staff/accounts/account-history.tsx";
import { AccountRequests } from "#app/ui/staff/accounts/account-requests.tsx";
import { KeyPages } from "#app/ui/staff/accounts/key-pages.tsx";
import { InvitationTable } from "#app/ui/staff/invitation-table.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const before = readPlace(new URL(request.url).searchParams.get("before"));
  const found = await loadAccount(context.services, params["login"] ?? "", before);
  if (!found) throw new Response(null, { status: 404 });
  const older = found.older && writePlace(found.older);
  return { member: pageMemberOf(member), ...found, older, isOlder: before !== null };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.account.name} – ${data.account.login}` : m.accounts_title() },
];

export default function AccountPage() {
  const { member, account, manager, requests, invitations, history, older, isOlder } =
    useLoaderData<typeof loader>();
  const path = accountPath(account.login);
  return (
    <StaffPage member={member}>
      <p>
        <a href={staffPaths.accounts()}>{m.accounts_back()}</a>
      </p>
      <PageHeading
        title={<span className="any-break">{account.name}</span>}
        lead={<span className="mono any-break">{account.login}</span>}
      />
      <div className="account-columns">
        <section aria-labelledby="details" className="flow">
          <h2 id="details">{m.staff_account_title()}</h2>
          <AccountDetails account={account} manager={manager} />
        </section>
        <section aria-labelledby="history" className="flow">
          <h2 id="history">{m.accounts_history_title()}</h2>
          {history.length > 0 ? (
            <AccountHistory
              entries={history}
              mayReadImports={member.may.includes("read-imports")}
            />
          ) : (
            <p className="empty-state">{m.accounts_no_history()}</p>
          )}
          <KeyPages
            first={isOlder ? `${path}#history` : null}
            next={older ? `${path}?before=${encodeURIComponent(older)}#history` : null}
          />
        </section>
      </div>
      <h2>{m.accounts_requests_title()}</h2>
      <AccountRequests requests={requests} />
      <h2>{m.staff_invitations_title()}</h2>
      {invitations.length > 0 ? (
        <InvitationTable invitations={invitations} />
      ) : (
        <p className="empty-state">{m.staff_invitations_none()}</p>
      )}
    </StaffPage>
  );
}
