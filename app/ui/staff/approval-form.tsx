import { needsOtherEyes } from "#app/domain/request/risks.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { checkTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { CheckboxList } from "#app/ui/parts/checkbox-list.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { errorsOf } from "./case-refusal.ts";
import type { DecisionProps } from "./decision-props.ts";

export function ApprovalForm({ found, refused }: DecisionProps) {
  const { request, checks, contactChanges, viewerInvited } = found;
  const own = refused?.form === "approval" ? refused : undefined;
  if (viewerInvited && needsOtherEyes(request))
    return <NoticePanel tone="attention" title={m.staff_refused_inviter()} />;
  return (
    <form
      method="post"
      action={staffPaths.approval({ reference: request.reference })}
      className="flow"
    >
      <input type="hidden" name="version" value={request.version} />
      {contactChanges && !request.contactProvedAt ? (
        <NoticePanel tone="attention" title={m.staff_refused_contact_not_proved()} />
      ) : null}
      {checks.length > 0 ? (
        <CheckboxList
          name="checks"
          legend={m.staff_checklist()}
          choices={checks.map((value) => ({ value, label: checkTitle(value) }))}
          values={own?.checks}
          errors={errorsOf(own)}
        />
      ) : null}
      <p className="small">
        <Effect at={found.wouldTakeEffectAt} hours={found.holdHours} />
      </p>
      <SubmitButton shortcut="a">{m.staff_approve()}</SubmitButton>
    </form>
  );
}

function Effect({ at, hours }: { readonly at: Date | null; readonly hours: number }) {
  if (!at) return <>{m.staff_effect_at_once()}</>;
  return (
    <>
      {m.staff_effect_held({ count: hours })} <Time at={at} />
    </>
  );
}
