import { hasLapsed } from "#app/domain/request/confirmation.ts";
import type { Done } from "#app/domain/review/done.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { UniqueCode } from "#app/ui/parts/unique-code.tsx";
import { CaseColumns } from "./case-columns.tsx";
import { CaseDesk, LockedCase, type ShownDesk } from "./case-desk.tsx";
import { type CaseRefusal, errorsOf } from "./case-refusal.ts";
import { CompareTable } from "./compare-table.tsx";
import { Decision } from "./decision.tsx";
import { Documents, type ShownDocument } from "./documents.tsx";
import { DoneNotice } from "./done-notice.tsx";
import { FailingRules } from "./failing-rules.tsx";
import { CaseMessages, History } from "./history.tsx";
import { KeptCase } from "./kept-case.tsx";
import { Notes } from "./notes.tsx";
import { RegistryPanel } from "./registry-panel.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";
import { RequestStatus } from "./status.tsx";
import { type Composing, Thread } from "./thread.tsx";
import { WhoAndWhat } from "./who-and-what.tsx";

export interface RequestPageProps {
  readonly desk: ShownDesk;
  readonly member: PageMember;
  readonly found: StaffCase;
  readonly shownDocument: ShownDocument | null;
  readonly refused: CaseRefusal | undefined;
  readonly done: Done | null;
  /** The form that writes to the customer. */
  readonly composing: Composing;
}

export function RequestPage(props: RequestPageProps) {
  const { member, found, desk, shownDocument, refused, done } = props;
  const { request } = found;
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errorsOf(refused)} />
      {refused ? null : <DoneNotice done={done} offersNext={offersNext(props)} />}
      <div className="desk-title">
        <h1>
          {m.staff_request_title()} <UniqueCode>{request.reference}</UniqueCode>
        </h1>
        <p className="desk-state">
          {request.situation ? situationTitle(request.situation) : m.staff_no_situation()}{" "}
          <RequestStatus status={request.status} hasLapsed={hasLapsed(request)} />{" "}
          {member.may.includes("export") ? (
            <a href={staffPaths.casePdf({ reference: request.reference })}>
              {m.case_file_download()}
            </a>
          ) : null}
        </p>
      </div>
      <CaseDesk {...{ member, found, desk, refused }} />
      <KeptCase version={request.version}>
        <FailingRules found={found} />
        <CompareTable found={found} />
        <CaseColumns
          label={m.staff_case_parts()}
          columns={[
            {
              id: "who",
              title: m.staff_case_who(),
              content: <WhoAndWhat found={found} member={member} />,
            },
            {
              id: "papers",
              title: m.staff_case_documents(),
              content: (
                <>
                  <RegistryPanel found={found} mayHandle={member.may.includes("handle")} />
                  <Documents
                    found={found}
                    shown={shownDocument}
                    mayJudge={member.may.includes("handle")}
                  />
                  <Thread
                    {...{ found, refused }}
                    mayWrite={member.may.includes("handle")}
                    composing={props.composing}
                  />
                  <Notes found={found} mayWrite={member.may.includes("handle")} refused={refused} />
                  <h3>{m.staff_case_history()}</h3>
                  <History entries={found.history} />
                  <CaseMessages entries={found.history} />
                </>
              ),
            },
            {
              id: "decision",
              title: m.staff_case_decision(),
              content: (
                <Decision
                  {...{ found, member, refused }}
                  templates={props.composing.templates}
                  locked={desk.lockedBy ? <LockedCase {...{ desk, found, member }} /> : null}
                />
              ),
            },
          ]}
        />
      </KeptCase>
    </StaffPage>
  );
}

/** Who took a request, and has not decided or put it off, works on it now. */
function offersNext({ member, found: { request }, desk }: RequestPageProps) {
  const isDecided = request.status !== "submitted" || request.pendingDecision !== null;
  const isAtWork = desk.isOwn && !isDecided && !desk.snoozedUntil;
  return member.may.includes("handle") && !isAtWork;
}
