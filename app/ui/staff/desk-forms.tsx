import { isEditable, isOpen } from "#app/domain/request/state-machine.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { Select } from "#app/ui/parts/select.tsx";
import type { DeskProps } from "./case-desk.tsx";
import { DeskField } from "./desk-field.tsx";
import { snoozeIntents } from "./intents.ts";

const forms = ["assignment", "snooze", "escalation", "freeze", "reminder"] as const;

/** Folded away; open when one of them was refused. */
export function DeskForms(props: DeskProps) {
  const { found, member, desk, refused } = props;
  const { status, frozenAt } = found.request;
  const mayHandle = member.may.includes("handle");
  const mayFreeze = member.may.includes("freeze");
  if (!isOpen(status) || !(mayHandle || mayFreeze)) return null;
  const isRefused = forms.some((form) => form === refused?.form);
  const waits = status === "submitted";
  return (
    <>
      {mayHandle && !desk.isOwn && !desk.lockedBy ? <Take {...props} /> : null}
      <details className="queue-more" open={isRefused}>
        <summary>{m.queue_desk_more()}</summary>
        <div className="desk-forms">
          {mayHandle ? <HandOver {...props} /> : null}
          {mayHandle && waits ? <Snooze {...props} /> : null}
          {mayHandle && waits ? (
            <DeskField
              {...props}
              form="escalation"
              name="reason"
              label={m.queue_escalate_reason()}
              hint={m.queue_escalate_hint()}
              button={m.queue_escalate()}
            />
          ) : null}
          {mayHandle && isEditable(status) && !frozenAt ? <Remind {...props} /> : null}
          {mayFreeze && !frozenAt ? (
            <DeskField
              {...props}
              form="freeze"
              name="reason"
              label={m.queue_freeze_reason()}
              hint={m.queue_freeze_hint()}
              button={m.queue_freeze()}
              danger
            />
          ) : null}
        </div>
      </details>
    </>
  );
}

function Take({ found }: DeskProps) {
  return (
    <form method="post" action={staffPaths.assignment({ reference: found.request.reference })}>
      <input type="hidden" name="assignee" value="me" />
      <SecondaryButton shortcut="t">{m.queue_take()}</SecondaryButton>
    </form>
  );
}

function HandOver({ found, desk }: DeskProps) {
  const nobody = { value: "", label: m.queue_bulk_nobody() };
  const people = desk.members.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form
      method="post"
      action={staffPaths.assignment({ reference: found.request.reference })}
      className="flow-tight"
    >
      <Select
        id="hand-over"
        name="assignee"
        label={m.queue_hand_over_to()}
        options={[nobody, ...people]}
        value={desk.assignee?.id ?? ""}
      />
      <SecondaryButton>{m.queue_hand_over()}</SecondaryButton>
    </form>
  );
}

function Snooze(props: DeskProps) {
  return (
    <>
      <DeskField
        {...props}
        form="snooze"
        name="until"
        type="date"
        label={m.queue_snooze_until()}
        hint={m.queue_snooze_hint()}
        button={m.queue_snooze()}
      />
      {props.desk.snoozedUntil ? <Wake {...props} /> : null}
    </>
  );
}

function Wake({ found }: DeskProps) {
  return (
    <form method="post" action={staffPaths.snooze({ reference: found.request.reference })}>
      <SecondaryButton {...snoozeIntents.button("end")}>{m.queue_wake()}</SecondaryButton>
    </form>
  );
}

function Remind({ found }: DeskProps) {
  return (
    <form method="post" action={staffPaths.reminder({ reference: found.request.reference })}>
      <p className="small">{m.queue_remind_hint()}</p>
      <SecondaryButton>{m.queue_remind()}</SecondaryButton>
    </form>
  );
}
