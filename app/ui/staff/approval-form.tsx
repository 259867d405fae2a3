import { isSerious } from "#app/domain/registry/finding.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { bandName } from "#app/i18n/risk-words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { OwnKeptFields } from "#app/ui/parts/kept-fields.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { errorsOf, refusalWords } from "./case-refusal.ts";
import { Checklist, SaveChecks } from "./checklist.tsx";
import type { DecisionProps } from "./decision-props.ts";
import { FactorHint } from "./factor-hint.tsx";
import { MailPreview } from "./mail-preview.tsx";
import { UndoForm } from "./pending.tsx";

export function ApprovalForm(props: DecisionProps) {
  const { request, approvals, assessment, obstacle } = props.found;
  const band = bandName(assessment.band);
  return (
    <>
      {approvals.needed > 1 ? (
        <NoticePanel tone="info" title={m.decision_approvals({ ...approvals })}>
          <p>{m.decision_approvals_explained({ needed: approvals.needed, band })}</p>
        </NoticePanel>
      ) : null}
      {obstacle ? (
        <NoticePanel tone="attention" title={m.decision_impossible()}>
          <p>{refusalWords(obstacle)}</p>
          {obstacle === "already-approved" ? (
            <UndoForm request={request} label={m.undo_approval_button()} />
          ) : null}
        </NoticePanel>
      ) : (
        <Form {...props} />
      )}
    </>
  );
}

function Form({ found, member, refused }: DecisionProps) {
  const { request, failing } = found;
  const own = refused?.form === "approval" ? refused : undefined;
  const action = staffPaths.approval({ reference: request.reference });
  return (
    <form method="post" action={action} className="flow">
      <OwnKeptFields action={action}>
        <input type="hidden" name="version" value={request.version} />
        <Checklist found={found} own={own} />
        {failing.length > 0 || found.registry.findings.some(isSerious) ? (
          <TextArea
            name="because"
            label={m.decision_because()}
            hint={m.decision_because_hint()}
            value={own?.because}
            rows={3}
            maxLength={2000}
            errors={errorsOf(own)}
          />
        ) : null}
        <p className="small">
          <Effect found={found} />
        </p>
        {found.assessment.band === "low" ? null : (
          <FactorHint
            member={member}
            page={staffPaths.request({ reference: request.reference })}
            why={m.access_factor_hint()}
          />
        )}
        <SubmitButton shortcut="a">{m.staff_approve()}</SubmitButton>
        <SaveChecks found={found} />
        <MailPreview preview={own?.preview} action={action} />
      </OwnKeptFields>
    </form>
  );
}

function Effect({ found }: Pick<DecisionProps, "found">) {
  const { wouldTakeEffectAt: at, holdHours: hours, undoMinutes } = found;
  if (at && found.confirms) {
    return (
      <>
        {m.confirmation_staff_effect({ count: hours })} <Time at={at} />
      </>
    );
  }
  if (!at && undoMinutes > 0) return <>{m.undo_effect_at_end({ count: undoMinutes })}</>;
  if (!at) return <>{m.staff_effect_at_once()}</>;
  return (
    <>
      {m.staff_effect_held({ count: hours })} <Time at={at} />
    </>
  );
}
