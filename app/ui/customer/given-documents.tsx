import type { GivenDocument } from "#app/domain/document/given-document.ts";
import { asksExplanation } from "#app/domain/document/rules/outcome.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { fileSize } from "#app/ui/parts/file-size.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { DocumentRules } from "./document-rules.tsx";
import { ExplainDocument } from "./explain-document.tsx";

interface GivenDocumentsProps {
  readonly documents: readonly GivenDocument[];
  readonly errors: readonly FieldError[] | undefined;
}

export function GivenDocuments({ documents, errors }: GivenDocumentsProps) {
  const waits = documents.some(({ reading }) => reading === "waiting");
  const mayGoOn = !documents.some(
    ({ explanation, outcomes }) => explanation === null && asksExplanation(outcomes),
  );
  return (
    <section
      id="given"
      className="flow-tight"
      aria-labelledby="given-title"
      data-given=""
      data-waits={waits ? "" : undefined}
    >
      <h2 id="given-title" tabIndex={-1}>
        {m.journey_documents_given()}
      </h2>
      {documents.length === 0 ? (
        <p className="soft">{m.journey_documents_none()}</p>
      ) : (
        <ul className="papers">
          {documents.map((document) => (
            <li key={document.id} className="flow-tight">
              <Given document={document} errors={errors} />
            </li>
          ))}
        </ul>
      )}
      {waits ? (
        <p role="status">
          {mayGoOn ? m.documents_being_read() : m.documents_being_read_first()}{" "}
          <a href={`${paths.documents()}#given`}>{m.documents_look_again()}</a>
        </p>
      ) : null}
      {documents.length > 0 ? <p className="soft small">{m.journey_documents_replace()}</p> : null}
    </section>
  );
}

function Given({
  document,
  errors,
}: { readonly document: GivenDocument } & Pick<GivenDocumentsProps, "errors">) {
  const found = findingsOf(document);
  const isAsked = asksExplanation(document.outcomes);
  return (
    <>
      <div className="paper">
        <div>
          <strong>{documentTitle(document.kind)}</strong>
          <p className="paper-name">{document.label}</p>
          <p className="soft small">{sizeOf(document)}</p>
        </div>
        <form method="post" noValidate action={paths.documentRemoval({ id: document.id })}>
          <SecondaryButton>
            {m.journey_documents_remove()}
            <span className="hidden-visually"> {document.label}</span>
          </SecondaryButton>
        </form>
      </div>
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

/** File faults show before the text is read, so we can ask for an explanation immediately. */
function findingsOf({ reading, outcomes }: GivenDocument) {
  return reading === "done" ? outcomes : outcomes.filter(({ state }) => state === "fail");
}

/** The page count is unknown for a file that could not be judged. */
function sizeOf({ size: bytes, pages }: GivenDocument) {
  const size = fileSize(bytes, getLocale());
  return pages === null ? size : m.journey_documents_facts({ size, pages });
}
