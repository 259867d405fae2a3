import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { FactorHint } from "./factor-hint.tsx";
import { sessionIntents } from "./intents.ts";
import { type Session, SessionTable } from "./session-table.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface MemberSessionsPageProps {
  readonly viewer: PageMember;
  readonly member: { readonly id: string; readonly name: string };
  readonly sessions: readonly Session[];
  readonly error: string | undefined;
}

/** Of a colleague. An auditor only reads. */
export function MemberSessionsPage({ viewer, member, sessions, error }: MemberSessionsPageProps) {
  const mayEnd = viewer.may.includes("members");
  return (
    <StaffPage member={viewer}>
      <ErrorSummary errors={error ? [{ field: "", message: error }] : undefined} />
      <PageHeading
        title={m.access_sessions_of({ name: member.name })}
        lead={m.access_sessions_of_lead()}
      />
      {mayEnd ? <FactorHint member={viewer} page={staffPaths.memberSessions(member)} /> : null}
      {sessions.length > 0 ? (
        <SessionTable sessions={sessions} mayEnd={mayEnd} />
      ) : (
        <p className="empty-state">{m.access_sessions_none()}</p>
      )}
      <div className="actions">
        {mayEnd && sessions.length > 0 ? (
          <form method="post">
            <SecondaryButton {...sessionIntents.button("end-all")} danger>
              {m.access_sessions_end_all()}
            </SecondaryButton>
          </form>
        ) : null}
        <a href={staffPaths.members()}>{m.access_sessions_back()}</a>
      </div>
    </StaffPage>
  );
}
