import { m } from "#app/i18n/paraglide/messages.js";
import { findFieldError } from "#app/ui/field-error.ts";
import { describe, FieldFrame } from "#app/ui/field-frame.tsx";
import { NoticePanel } from "#app/ui/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/secondary-button.tsx";
import { Time } from "#app/ui/time.tsx";
import { errorsOf } from "./case-refusal.ts";
import type { DecisionProps } from "./decision.tsx";

/** "This was not me" stops everything until an administrator says why it may go on. */
export function Freeze(props: DecisionProps) {
  const { frozenAt } = props.found.request;
  return (
    <NoticePanel tone="danger" title={m.staff_frozen_title()}>
      <p>
        {m.staff_frozen_since()} {frozenAt ? <Time at={frozenAt} /> : null}
      </p>
      {props.member.isAdministrator ? (
        <UnfreezeForm {...props} />
      ) : (
        <p>{m.staff_refused_not_administrator()}</p>
      )}
    </NoticePanel>
  );
}

/** Not a TextArea: its id would be that of the rejection's field. */
function UnfreezeForm({ found: { request }, refused }: DecisionProps) {
  const own = refused?.form === "unfreeze" ? refused : undefined;
  const id = "unfreeze-reason";
  const error = findFieldError(errorsOf(own), id);
  return (
    <form method="post" action={`/staff/requests/${request.reference}/unfreeze`} className="flow">
      <input type="hidden" name="version" value={request.version} />
      <FieldFrame name={id} label={m.staff_unfreeze_reason()} error={error}>
        <textarea
          className="control"
          id={id}
          name="reason"
          rows={3}
          maxLength={2000}
          defaultValue={own?.reason}
          {...describe(id, undefined, error)}
        />
      </FieldFrame>
      <SecondaryButton danger>{m.staff_unfreeze()}</SecondaryButton>
    </form>
  );
}
