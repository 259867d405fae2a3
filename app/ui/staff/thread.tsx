import { limits } from "#app/domain/limits.ts";
import type { CaseDocument, StaffCase } from "#app/domain/review/staff-case.ts";
import { isThreadLiving, type ShownMessage, threadClosure } from "#app/domain/thread/thread.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { staffPaths } from "#app/routes/paths.ts";
import { findFieldError } from "#app/ui/parts/field-error.ts";
import { describe, FieldFrame } from "#app/ui/parts/field-frame.tsx";
import { sizeLimit } from "#app/ui/parts/file-size.ts";
import { FilesField } from "#app/ui/parts/files-field.tsx";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { useIsKept, useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { type CaseRefusal, errorsOf } from "./case-refusal.ts";
import { DocumentActions, DocumentNumbers } from "./document-card.tsx";
import { Dangers, DocumentTags } from "./document-state.tsx";
import { threadIntents } from "./intents.ts";
import type { FilledTemplate } from "./template-choice.tsx";

export interface Composing {
  /** Of the form: sent twice, it writes one message. */
  readonly formId: string;
  /** Of one file. */
  readonly maxFileBytes: number;
  readonly templates: readonly FilledTemplate[];
  /** The chosen one. */
  readonly template: FilledTemplate | null;
}

interface ThreadProps {
  readonly found: StaffCase;
  readonly mayWrite: boolean;
  readonly refused: CaseRefusal | undefined;
  readonly composing: Composing;
}

/** With the customer. What they wrote is plain text: no address in it can be clicked. */
export function Thread(props: ThreadProps) {
  const { found, mayWrite } = props;
  const { request, context } = found;
  const closure = threadClosure(request);
  const waits = request.customerWroteAt !== null && isThreadLiving(request.status);
  return (
    <section id="thread" className="flow-tight" aria-labelledby="thread-title">
      <h3 id="thread-title">
        {m.thread_staff_title()}{" "}
        {waits ? <StatusTag tone="attention">{m.thread_staff_waiting()}</StatusTag> : null}
      </h3>
      <p className="small soft">{m.thread_staff_lead()}</p>
      <Messages thread={context.thread} found={found} />
      {waits && mayWrite ? <Settle reference={request.reference} /> : null}
      {closure ? (
        <p className="small">
          {closure === "frozen" ? m.thread_staff_frozen() : m.thread_staff_closed()}
        </p>
      ) : null}
      {!closure && mayWrite ? <ThreadForm {...props} /> : null}
    </section>
  );
}

interface OfCase {
  readonly found: StaffCase;
}

function Messages({ thread, found }: OfCase & { readonly thread: readonly ShownMessage[] }) {
  if (thread.length === 0) return <p className="small">{m.thread_staff_none()}</p>;
  return (
    <ol className="thread flow-tight">
      {thread.map((message) => (
        <Message key={message.id} message={message} found={found} />
      ))}
    </ol>
  );
}

function Message({ message, found }: OfCase & { readonly message: ShownMessage }) {
  const { id, side, by, at, text, readAt } = message;
  const isOurs = side === "staff";
  return (
    <li id={`message-${id}`} className="thread-message flow-tight" data-side={side}>
      <p className="small">
        <strong>{isOurs ? (by ?? m.thread_staff_member()) : m.thread_staff_customer()}</strong>{" "}
        <span className="soft">
          <Time at={at} look="short" />
          {isOurs ? ` – ${readWords(readAt)}` : null}
        </span>
      </p>
      <p className={text === null ? "soft" : "preserved"}>{text ?? m.thread_erased()}</p>
      <Attachments
        reference={found.request.reference}
        documents={found.attachments.filter(({ messageId }) => messageId === id)}
      />
    </li>
  );
}

/** Opened in the viewer, or downloaded with its warnings, like a supporting document. */
function Attachments(props: {
  readonly reference: string;
  readonly documents: readonly CaseDocument[];
}) {
  const { reference, documents } = props;
  if (documents.length === 0) return null;
  return (
    <ul className="thread-files flow-tight" aria-label={m.thread_staff_files()}>
      {documents.map((document) => (
        <li key={document.id} className="flow-tight">
          <strong>{document.label || m.thread_attachment()}</strong>
          <DocumentTags document={document} />
          <Dangers dangers={document.dangers} />
          <DocumentNumbers document={document} />
          {document.scanFinding ? (
            <p className="paper-finding">
              {m.staff_documents_aside_finding({ finding: document.scanFinding })}
            </p>
          ) : null}
          {document.purgedAt || document.scan === "found" ? null : (
            <DocumentActions document={document} reference={reference} />
          )}
        </li>
      ))}
    </ul>
  );
}

function readWords(readAt: Date | string | null) {
  if (!readAt) return m.thread_staff_unread();
  return m.thread_staff_read({ moment: formatMoment(new Date(readAt), getLocale(), "short") });
}

function Settle({ reference }: { readonly reference: string }) {
  return (
    <form method="post" action={staffPaths.messages({ reference })}>
      <SecondaryButton {...threadIntents.button("settle")}>
        {m.thread_staff_settle()}
      </SecondaryButton>
    </form>
  );
}

const languages = { fr: m.thread_language_fr, en: m.thread_language_en };

/** Not a TextArea: its id would clash with that of the note. */
function ThreadForm({ found, refused, composing }: ThreadProps) {
  const { request, account } = found;
  const own = refused?.form === "message" ? refused : undefined;
  const action = staffPaths.messages({ reference: request.reference });
  const isKept = useIsKept(action);
  const kept = useKeptValue("text");
  const keptTemplate = useKeptValue("templateId");
  const hint = m.thread_staff_text_hint({ language: languages[account.locale]() });
  const error = findFieldError(errorsOf(own), threadField);
  const { formId, templates, template, maxFileBytes } = composing;
  const isOpen = isKept || own !== undefined || template !== null;
  const templateId = isKept ? keptTemplate : (own?.templateId ?? template?.id);
  return (
    <HelpDetails summary={m.thread_staff_write()} open={isOpen} shortcut="w">
      {templates.length > 0 ? <TemplateStart {...{ found, templates, templateId }} /> : null}
      <form method="post" action={action} encType="multipart/form-data" className="flow-tight">
        <input type="hidden" name="formId" value={formId} />
        {templateId ? <input type="hidden" name="templateId" value={templateId} /> : null}
        <FieldFrame name={threadField} label={m.thread_staff_text()} hint={hint} error={error}>
          <textarea
            className="control"
            id={threadField}
            name="text"
            rows={6}
            maxLength={limits.threadCharacters}
            defaultValue={isKept ? kept : (own?.text ?? template?.text)}
            {...describe(threadField, hint, error)}
          />
        </FieldFrame>
        <FilesField
          id="message-document"
          label={m.thread_files()}
          hint={m.thread_staff_files_hint({
            most: limits.threadFilesPerMessage,
            size: sizeLimit(maxFileBytes, getLocale()),
          })}
          errors={errorsOf(own)}
        />
        <SecondaryButton>{m.thread_staff_send()}</SecondaryButton>
      </form>
    </HelpDetails>
  );
}

const threadField = "message-text";

interface TemplateStartProps extends OfCase {
  readonly templates: readonly FilledTemplate[];
  readonly templateId: string | undefined;
}

/** Without scripts: the page comes back with the text in the box, to be changed before it is sent. */
function TemplateStart({ found, templates, templateId }: TemplateStartProps) {
  const page = staffPaths.request({ reference: found.request.reference });
  return (
    <form method="get" action={`${page}#${threadField}`} className="flow-tight">
      <div className="field">
        <label className="field-label" htmlFor="template">
          {m.thread_templates_choose()}
        </label>
        <select className="control" id="template" name="template" defaultValue={templateId}>
          {templates.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <SecondaryButton>{m.thread_templates_use()}</SecondaryButton>
    </form>
  );
}
