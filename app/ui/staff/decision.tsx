import type { ReactNode } from "react";
import type { Permission } from "#app/domain/access/permissions.ts";
import { hasLapsed, waitsForCustomer } from "#app/domain/request/confirmation.ts";
import { decisionOn } from "#app/domain/request/decision.ts";
import { hasAlert } from "#app/domain/request/risks.ts";
import { isEditable, isOpen, transition } from "#app/domain/request/state-machine.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { Alert } from "./alert.tsx";
import { ApprovalForm } from "./approval-form.tsx";
import { ChangesForm } from "./changes-form.tsx";
import { CodeFailures } from "./code-failures.tsx";
import type { DecisionProps, WordedDecisionProps } from "./decision-props.ts";
import { Freeze } from "./freeze.tsx";
import { Pending } from "./pending.tsx";
import { RejectionForm } from "./rejection-form.tsx";
import { TakeBackForm } from "./take-back-form.tsx";

/** `locked`: what stands in place of the forms while somebody else works on the case. */
export function Decision(props: WordedDecisionProps & { readonly locked?: ReactNode }) {
  const { request } = props.found;
  const isFrozen = request.frozenAt !== null;
  const waits = request.status === "submitted" && !request.pendingDecision;
  const { locked } = props;
  const isFree = !locked;
  const may = (permission: Permission) => props.member.may.includes(permission);
  return (
    <>
      {hasAlert(request) ? <Disputed {...props} /> : null}
      {request.alertSettledAt ? (
        <p>
          {m.staff_alert_settled()} <Time at={request.alertSettledAt} />
        </p>
      ) : null}
      <Pending {...props} />
      <Standing found={props.found} />
      {decisionOn(request) ? <DecisionPdf reference={request.reference} /> : null}
      {may("export") ? <EvidenceLink reference={request.reference} /> : null}
      {locked}
      {isFree && waits && !isFrozen && may("approve") ? <ApprovalForm {...props} /> : null}
      {waits && !may("approve") ? <p>{m.staff_approver_decides()}</p> : null}
      {isFree && waits && !isFrozen && may("handle") ? <ChangesForm {...props} /> : null}
      {isFree && props.found.context.mayTakeBack && may("handle") ? (
        <TakeBackForm {...props} />
      ) : null}
      {isFree && transition(request, "reject").ok && may("reject") ? (
        <RejectionForm {...props} />
      ) : null}
      {request.codeFailures > 0 || props.found.accountCodeFailures > 0 ? (
        <CodeFailures found={props.found} isChangeable={may("handle")} />
      ) : null}
    </>
  );
}

function DecisionPdf({ reference }: { readonly reference: string }) {
  return (
    <p>
      <a href={staffPaths.decisionPdf({ reference })}>{m.pdfs_status_decision()}</a>
    </p>
  );
}

function EvidenceLink({ reference }: { readonly reference: string }) {
  return (
    <p>
      <a href={staffPaths.evidence({ reference })}>{m.evidence_download()}</a>
    </p>
  );
}

function Disputed(props: DecisionProps) {
  return isOpen(props.found.request.status) ? <Freeze {...props} /> : <Alert {...props} />;
}

function standingTitle(request: StaffCase["request"]) {
  if (request.frozenAt) return m.staff_effect_suspended();
  if (waitsForCustomer(request)) return m.confirmation_staff_asked();
  return request.confirmationDue ? m.confirmation_staff_delay() : m.staff_takes_effect();
}

function Standing({ found: { request } }: { readonly found: StaffCase }) {
  if (request.status === "approved" && request.takesEffectAt) {
    const at = waitsForCustomer(request) ? request.confirmBefore : request.takesEffectAt;
    return (
      <NoticePanel tone="info" title={standingTitle(request)}>
        {at ? <Time at={at} /> : null}
      </NoticePanel>
    );
  }
  if (request.status === "applied" && request.appliedAt) {
    return (
      <NoticePanel tone="good" title={m.staff_took_effect()}>
        <Time at={request.appliedAt} />
      </NoticePanel>
    );
  }
  if (hasLapsed(request)) return <p>{m.confirmation_staff_lapsed()}</p>;
  if (isEditable(request.status)) {
    return <p>{request.frozenAt ? m.staff_frozen_draft() : m.staff_with_customer()}</p>;
  }
  return request.status === "submitted" ? null : <p>{m.staff_nothing_to_decide()}</p>;
}
