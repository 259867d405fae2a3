import { needsOtherEyes } from "#app/domain/request/risks.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import type { DecisionProps } from "./decision-props.ts";
import { ReasonForm } from "./reason-form.tsx";

export function Freeze(props: DecisionProps) {
  const { frozenAt } = props.found.request;
  return (
    <NoticePanel tone="danger" title={m.staff_frozen_title()}>
      <p>
        {m.staff_frozen_since()} {frozenAt ? <Time at={frozenAt} /> : null}
      </p>
      <Unfreeze {...props} />
    </NoticePanel>
  );
}

function Unfreeze(props: DecisionProps) {
  const { request, viewerInvited } = props.found;
  if (!props.member.isAdministrator) return <p>{m.staff_refused_not_administrator()}</p>;
  if (viewerInvited && needsOtherEyes(request)) return <p>{m.staff_refused_inviter()}</p>;
  return (
    <ReasonForm
      {...props}
      form="unfreeze"
      label={m.staff_unfreeze_reason()}
      button={m.staff_unfreeze()}
    />
  );
}
