import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { auditQuery, readAuditSearch, type SearchFault } from "#app/domain/audit/search.ts";
import { searchAudit } from "#app/domain/evidence/search-audit.server.ts";
import { pageMemberOf, requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { AuditForm } from "#app/ui/staff/audit-form.tsx";
import { AuditTable } from "#app/ui/staff/audit-table.tsx";
import { StaffPage } from "#app/ui/staff/staff-page.tsx";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const query = new URL(request.url).searchParams;
  const { search, faults } = readAuditSearch(query);
  const after = Number(query.get("after") ?? 0);
  const cursor = Number.isSafeInteger(after) && after > 0 ? after : null;
  const look = { search, staffId: member.id };
  const found = await searchAudit(context.services, look, cursor, faults.length > 0);
  const page = { member: pageMemberOf(member), search, faults, isFirst: cursor === null, ...found };
  return data(page, faults.length > 0 ? 422 : 200);
}

export const meta: MetaFunction = () => [{ title: m.evidence_audit_title() }];

const faultWords: Record<SearchFault, () => string> = {
  actor: () => m.evidence_audit_fault_actor(),
  action: () => m.evidence_audit_fault_action(),
  reference: () => m.evidence_audit_fault_reference(),
  from: () => m.evidence_audit_fault_day(),
  to: () => m.evidence_audit_fault_day(),
  order: () => m.evidence_audit_fault_order(),
};

export default function Audit() {
  const { member, search, faults, rows, next, isFirst, members } = useLoaderData<typeof loader>();
  const query = auditQuery(search);
  const errors = faults.map((fault) => ({
    field: fault === "order" ? "to" : fault,
    message: faultWords[fault](),
  }));
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors.length > 0 ? errors : undefined} />
      <div className="desk-title">
        <h1>{m.evidence_audit_title()}</h1>
        {rows.length > 0 && member.may.includes("export") ? <Export query={query} /> : null}
      </div>
      <AuditForm search={search} members={members} />
      {rows.length > 0 ? (
        <AuditTable rows={rows} />
      ) : (
        <p className="empty-state">{m.evidence_audit_nothing()}</p>
      )}
      <Pages query={query} next={next} isFirst={isFirst} />
    </StaffPage>
  );
}

const addressOf = (path: string, ...parts: readonly string[]) => {
  const query = parts.filter(Boolean).join("&");
  return query ? `${path}?${query}` : path;
};

function Export({ query }: { readonly query: string }) {
  return <a href={addressOf(staffPaths.auditExport(), query)}>{m.evidence_audit_export()}</a>;
}

interface PagesProps {
  readonly query: string;
  readonly next: number | null;
  readonly isFirst: boolean;
}

function Pages({ query, next, isFirst }: PagesProps) {
  if (isFirst && next === null) return null;
  return (
    <nav className="pagination" aria-label={m.staff_pages_label()}>
      {isFirst ? null : (
        <a href={addressOf(staffPaths.audit(), query)}>{m.evidence_audit_newest()}</a>
      )}
      {next === null ? null : (
        <a href={addressOf(staffPaths.audit(), query, `after=${String(next)}`)}>
          {m.evidence_audit_older()}
        </a>
      )}
    </nav>
  );
}
