import type { ShownMessage, ThreadClosure } from "#app/domain/thread/thread.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { OwnKeptFields } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { Time } from "#app/ui/parts/time.tsx";

/** Loaders send dates as text. */
type Shown = Omit<ShownMessage, "at" | "readAt"> & {
  readonly at: Date | string;
  readonly readAt: Date | string | null;
};

export interface ThreadProps {
  readonly messages: readonly Shown[];
  readonly closure: ThreadClosure | null;
  readonly isDraft: boolean;
  readonly formId: string;
  readonly errors?: readonly FieldError[] | undefined;
  readonly text?: string | undefined;
}

export function Thread({ messages, closure, isDraft, ...form }: ThreadProps) {
  return (
    <div id="messages" className="flow">
      {messages.length > 0 ? (
        <ol className="thread flow-tight">
          {messages.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ol>
      ) : null}
      {closure ? <p>{closureWords(closure, isDraft)}</p> : <ThreadForm {...form} />}
    </div>
  );
}

export function closureWords(closure: ThreadClosure, isDraft: boolean) {
  if (closure === "frozen") return m.thread_frozen();
  return isDraft ? m.thread_closed_draft() : m.thread_closed();
}

function Message({ message: { id, side, at, text, readAt } }: { readonly message: Shown }) {
  const isOurs = side === "staff";
  return (
    <li id={`message-${id}`} className="thread-message flow-tight" data-side={side}>
      <p className="small">
        <strong>{isOurs ? m.thread_from_us() : m.thread_from_you()}</strong>{" "}
        <span className="soft">
          <Time at={at} />
        </span>{" "}
        {isOurs && !readAt ? <StatusTag tone="info">{m.thread_unread()}</StatusTag> : null}
      </p>
      <p className={text === null ? "soft" : "preserved"}>{text ?? m.thread_erased()}</p>
    </li>
  );
}

function ThreadForm({ formId, errors, text }: Pick<ThreadProps, "formId" | "errors" | "text">) {
  const action = paths.messages();
  return (
    <form method="post" noValidate action={action} className="flow">
      <OwnKeptFields action={action}>
        <input type="hidden" name="formId" value={formId} />
        <p>{m.thread_lead()}</p>
        <TextArea
          name="text"
          label={m.thread_text()}
          hint={m.thread_text_hint()}
          rows={5}
          value={text}
          errors={errors}
        />
        <SecondaryButton>{m.thread_send()}</SecondaryButton>
      </OwnKeptFields>
    </form>
  );
}
