import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import type { DecisionProps } from "./decision-props.ts";
import { ReasonForm } from "./reason-form.tsx";

export function Alert(props: DecisionProps) {
  const { recipientKind } = props.found.request;
  const hint = recipientKind === "other" ? m.staff_settle_hint() : m.staff_settle_hint_main();
  return (
    <NoticePanel tone="danger" title={alertTitle(props.found.request)}>
      {props.member.may.includes("lift") ? (
        <ReasonForm
          {...props}
          form="settlement"
          label={m.staff_settle_reason()}
          hint={hint}
          button={m.staff_settle()}
        />
      ) : (
        <p>{m.staff_refused_not_administrator()}</p>
      )}
    </NoticePanel>
  );
}

function alertTitle({ status, alarmedAt }: DecisionProps["found"]["request"]) {
  if (!alarmedAt) return m.staff_frozen_closed();
  return status === "applied" ? m.staff_alarmed() : m.staff_alarmed_closed();
}
