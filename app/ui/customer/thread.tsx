import { limits } from "#app/domain/limits.ts";
import type { FileState, ShownMessage, ThreadClosure } from "#app/domain/thread/thread.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { paths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { fileSize, sizeLimit } from "#app/ui/parts/file-size.ts";
import { FilesField } from "#app/ui/parts/files-field.tsx";
import { OwnKeptFields } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";

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
  readonly maxFileBytes: number;
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

function closureWords(closure: ThreadClosure, isDraft: boolean) {
  if (closure === "frozen") return m.thread_frozen();
  return isDraft ? m.thread_closed_draft() : m.thread_closed();
}

function Message({ message: { id, side, at, text, readAt, files } }: { readonly message: Shown }) {
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
      <ThreadFiles files={files} mayOpen={isOurs} />
    </li>
  );
}

/** Ours can be downloaded once they are checked. */
function ThreadFiles(props: Pick<ShownMessage, "files"> & { readonly mayOpen: boolean }) {
  const { files, mayOpen } = props;
  if (files.length === 0) return null;
  return (
    <ul className="thread-files">
      {files.map(({ id, label, size, state }) => (
        <li key={id}>
          {mayOpen && state === "checked" ? (
            <a href={paths.messageFile({ id })} download>
              {label}
            </a>
          ) : (
            label || m.thread_attachment()
          )}{" "}
          <span className="soft small nowrap">({fileSize(size, getLocale())})</span>{" "}
          <StatusTag tone={fileWords[state].tone}>{fileWords[state].words()}</StatusTag>
        </li>
      ))}
    </ul>
  );
}

const fileWords: Record<FileState, { readonly tone: Tone; readonly words: () => string }> = {
  checked: { tone: "good", words: m.thread_file_checked },
  waiting: { tone: "info", words: m.thread_file_waiting },
  infected: { tone: "danger", words: m.thread_file_infected },
  purged: { tone: "neutral", words: m.thread_file_purged },
  unfit: { tone: "danger", words: m.thread_file_unfit },
};

type FormProps = Pick<ThreadProps, "formId" | "errors" | "text" | "maxFileBytes">;

function ThreadForm({ formId, errors, text, maxFileBytes }: FormProps) {
  const action = paths.messages();
  return (
    <form method="post" noValidate action={action} encType="multipart/form-data" className="flow">
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
        <FilesField
          id="document"
          label={m.thread_files()}
          hint={m.thread_files_hint({
            most: limits.threadFilesPerMessage,
            size: sizeLimit(maxFileBytes, getLocale()),
          })}
          errors={errors}
        />
        <SecondaryButton>{m.thread_send()}</SecondaryButton>
      </OwnKeptFields>
    </form>
  );
}
