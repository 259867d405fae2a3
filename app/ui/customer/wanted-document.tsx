import { documentField } from "#app/domain/document/document-field.ts";
import type { GivenDocument, RemovedDocument } from "#app/domain/document/given-document.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";
import { acceptedFiles } from "#app/ui/parts/accepted-files.ts";
import { type FieldError, findFieldError } from "#app/ui/parts/field-error.ts";
import { FieldErrorLine } from "#app/ui/parts/field-frame.tsx";
import { GivenDocuments } from "./given-documents.tsx";
import { SpecimenLink } from "./specimen-link.tsx";
import { ChosenFiles } from "./upload.tsx";

/** One document that is wanted: its name, what was given for it, and the field that adds to it. */
export function WantedDocument(props: {
  readonly kind: DocumentKind;
  readonly given: readonly GivenDocument[];
  readonly removed: RemovedDocument | undefined;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { kind, given, removed, errors } = props;
  const field = documentField(kind);
  const error = findFieldError(errors, field);
  return (
    <li className="wanted" data-row={kind} data-invalid={error ? "" : undefined}>
      <div className="wanted-head">
        <h3 id={`wanted-${kind}`} tabIndex={-1}>
          {documentTitle(kind)}
        </h3>
        <p className="wanted-facts small soft">
          {given.length === 0 ? <span>{m.documents_state_none()}</span> : null}
          <SpecimenLink kind={kind} />
          {kind === "letter" ? <a href={paths.letterPdf()}>{m.pdfs_letter_filled_link()}</a> : null}
        </p>
      </div>
      <div className="wanted-add" data-add="">
        <input
          className="control control-file"
          type="file"
          id={field}
          name={field}
          accept={acceptedFiles}
          multiple
          aria-describedby={error ? `${field}-error` : undefined}
          aria-invalid={error ? true : undefined}
        />
        <label className="button" htmlFor={field}>
          <span>
            {m.documents_add()}
            <span className="hidden-visually"> {documentTitle(kind)}</span>
          </span>
        </label>
      </div>
      <FieldErrorLine name={field} error={error} />
      <GivenDocuments kind={kind} documents={given} removed={removed} errors={errors} />
      <ChosenFiles />
    </li>
  );
}
