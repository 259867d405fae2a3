import type { GivenDocument, RemovedDocument } from "#app/domain/document/given-document.ts";
import { asksExplanation } from "#app/domain/document/rules/outcome.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { paths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { fileSize } from "#app/ui/parts/file-size.ts";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { DocumentRules } from "./document-rules.tsx";
import { ExplainDocument } from "./explain-document.tsx";
import { documentAct } from "./intents.ts";

type Errors = { readonly errors: readonly FieldError[] | undefined };

/** What was given of one kind. Replaced as a whole when its reading ends. */
export function GivenDocuments(
  props: {
    readonly kind: DocumentKind;
    readonly documents: readonly GivenDocument[];
    readonly removed: RemovedDocument | undefined;
  } & Errors,
) {
  const { kind, documents, removed, errors } = props;
  return (
    <div id={`given-${kind}`} data-given="" data-waits={waits(documents) ? "" : undefined}>
      {documents.map((document) => (
        <div key={document.id} className="given flow-tight" data-document="">
          <Given document={document} errors={errors} />
        </div>
      ))}
      {removed ? <Removed document={removed} /> : null}
    </div>
  );
}

/** About all documents together, beside the button that goes on. */
export function ReadingState({ documents }: { readonly documents: readonly GivenDocument[] }) {
  const mayGoOn = !documents.some(
    ({ explanation, outcomes }) => explanation === null && asksExplanation(outcomes),
  );
  return (
    <div id="given-state" data-given="">
      {waits(documents) ? (
        <p role="status" className="small">
          {mayGoOn ? m.documents_being_read() : m.documents_being_read_first()}{" "}
          <a href={paths.documents()}>{m.documents_look_again()}</a>
        </p>
      ) : null}
    </div>
  );
}

function waits(documents: readonly GivenDocument[]) {
  return documents.some(({ reading }) => reading === "waiting");
}

function Given({ document, errors }: { readonly document: GivenDocument } & Errors) {
  const found = findingsOf(document);
  const isAsked = asksExplanation(document.outcomes);
  return (
    <>
      <div className="given-file">
        <div>
          <p className="paper-name">
            <strong>{document.label}</strong>
          </p>
          <p className="given-facts small">
            <State document={document} isAsked={isAsked} />
            <span className="soft">{sizeOf(document)}</span>
          </p>
        </div>
        <ActButton act="remove" document={document} words={m.journey_documents_remove()} />
      </div>
      {document.refused ? (
        <div className="field-error" id={`refused-${document.id}`}>
          <p className="preserved">{document.refused}</p>
          <p>{m.case_refused_replace()}</p>
        </div>
      ) : null}
      {document.scan === "pending" ? (
        <p className="soft small">{m.documents_not_scanned()}</p>
      ) : null}
      {document.reading === "failed" && !isAsked ? (
        <p className="soft small">{m.documents_not_read()}</p>
      ) : null}
      {found.length > 0 ? <DocumentRules outcomes={found} /> : null}
      {isAsked ? <ExplainDocument document={document} errors={errors} /> : null}
    </>
  );
}

function State(props: { readonly document: GivenDocument; readonly isAsked: boolean }) {
  const { reading, explanation } = props.document;
  if (props.document.refused) {
    return <StatusTag tone="danger">{m.case_refused_tag()}</StatusTag>;
  }
  if (props.isAsked && explanation === null) {
    return <StatusTag tone="danger">{m.documents_state_explain()}</StatusTag>;
  }
  if (reading === "waiting") {
    return (
      <StatusTag tone="info" sign="waiting">
        {m.documents_state_reading()}
      </StatusTag>
    );
  }
  return <StatusTag tone="good">{m.documents_state_received()}</StatusTag>;
}

function Removed({ document }: { readonly document: RemovedDocument }) {
  return (
    <p className="given given-file">
      <span className="paper-name soft">{m.documents_taken_away({ name: document.label })}</span>
      <ActButton act="restore" document={document} words={m.documents_restore()} />
    </p>
  );
}

/** Sends the whole form, so that a file chosen in another row is kept as well. */
function ActButton(props: {
  readonly act: keyof typeof documentAct;
  readonly document: Pick<GivenDocument, "id" | "label">;
  readonly words: string;
}) {
  const { act, document, words } = props;
  return (
    <button type="submit" className="button-link" name={documentAct[act]} value={document.id}>
      {words}
      <span className="hidden-visually"> {document.label}</span>
    </button>
  );
}

/** File faults show before the text is read, so we can ask for an explanation immediately. */
function findingsOf({ reading, outcomes }: GivenDocument) {
  return reading === "done" ? outcomes : outcomes.filter(({ state }) => state === "fail");
}

/** The page count is unknown for a file that could not be judged. */
function sizeOf({ size: bytes, pages }: GivenDocument) {
  const size = fileSize(bytes, getLocale());
  return pages === null ? size : m.journey_documents_facts({ size, pages });
}
