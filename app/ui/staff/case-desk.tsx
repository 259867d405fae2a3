import type { ReactNode } from "react";
import type { Desk } from "#app/domain/desk/desk.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import type { DecisionProps } from "./decision-props.ts";
import { DeskForms } from "./desk-forms.tsx";
import { Presence } from "./presence.tsx";

/** Loaders send dates as text. */
type Sent<Value> = { readonly [Key in keyof Value]: SentValue<Value[Key]> };
type SentValue<Value> = Value extends Date
  ? Date | string
  : Value extends readonly unknown[] | string | boolean | null
    ? Value
    : Sent<Value>;
export type ShownDesk = Sent<Desk>;

export type DeskProps = DecisionProps & { readonly desk: ShownDesk };

/** Who works on the case, until when it can wait, and what can be done about that. */
export function CaseDesk(props: DeskProps) {
  const { desk, found } = props;
  const { reference } = found.request;
  return (
    <section className="case-desk flow-tight" aria-label={m.queue_desk_label()}>
      <p className="case-desk-facts">
        <Fact label={m.queue_desk_assignee()}>{assigneeWords(desk)}</Fact>
        {desk.dueAt ? (
          <Fact label={m.queue_desk_due()}>
            <Time at={desk.dueAt} look="short" />
          </Fact>
        ) : null}
        {desk.snoozedUntil ? (
          <Fact label={m.queue_snoozed_until()}>
            <Time at={desk.snoozedUntil} look="short" />
          </Fact>
        ) : null}
        {desk.escalatedAt ? <StatusTag tone="attention">{m.queue_escalated()}</StatusTag> : null}
        <Presence reference={reference} readers={desk.readers} />
      </p>
      <DeskForms {...props} />
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span>
      <span className="soft">{label}</span> {children}
    </span>
  );
}

function assigneeWords({ assignee, isOwn }: ShownDesk) {
  if (isOwn) return m.queue_assignee_me();
  return assignee?.name ?? m.queue_assignee_none();
}

/** In place of the forms of a decision, while somebody else works on it. */
export function LockedCase({ desk, found, member }: Omit<DeskProps, "refused">) {
  if (!desk.lockedBy) return null;
  const { name, since } = desk.lockedBy;
  return (
    <NoticePanel tone="attention" title={m.queue_locked_title({ name })}>
      <p>
        {m.queue_locked_since()} <Time at={since} look="short" />
      </p>
      <p>{m.queue_locked_what()}</p>
      {member.may.includes("handle") ? (
        <form method="post" action={staffPaths.assignment({ reference: found.request.reference })}>
          <input type="hidden" name="assignee" value="me" />
          <SecondaryButton shortcut="t">{m.queue_take_over()}</SecondaryButton>
        </form>
      ) : null}
    </NoticePanel>
  );
}
