import type { GivenDocument } from "#app/domain/document/given-document.ts";
import type { DocumentLimits } from "#app/domain/limits.ts";
import type { DocumentGroup } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { documentHint, documentTitle } from "#app/i18n/words.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { FileField } from "#app/ui/parts/file-field.tsx";
import { sizeLimit } from "#app/ui/parts/file-size.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { RadioGroup } from "#app/ui/parts/radio-group.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { FilledLetter } from "./filled-letter.tsx";
import { SpecimenLink } from "./specimen-link.tsx";
import { ChosenFiles, ProblemTemplates, uploadData, UploadProgress } from "./upload.tsx";

export function WantedDocuments({ groups }: { readonly groups: readonly DocumentGroup[] }) {
  return (
    <>
      {groups.map((group) => (
        <section key={group.kinds.join()} className="flow-tight">
          <h2>{groupTitle(group)}</h2>
          <ul>
            {group.kinds.map((kind) => (
              <li key={kind}>
                {documentTitle(kind)} <SpecimenLink kind={kind} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {groups.some(({ kinds }) => kinds.includes("letter")) ? <FilledLetter /> : null}
      <WhereToFind kinds={groups.flatMap(({ kinds }) => kinds)} />
    </>
  );
}

function WhereToFind({ kinds }: { readonly kinds: readonly DocumentKind[] }) {
  const asks = (...some: DocumentKind[]) => some.some((kind) => kinds.includes(kind));
  return (
    <HelpDetails summary={m.journey_documents_journal_help()}>
      {asks("kbis", "rne-extract") ? <p>{m.journey_documents_help_kbis()}</p> : null}
      {asks("journal-publication", "registry-receipt") ? (
        <p>{m.journey_documents_help_journal()}</p>
      ) : null}
      {asks("letter") ? <p>{m.journey_documents_help_letter()}</p> : null}
    </HelpDetails>
  );
}

function groupTitle({ need, kinds }: DocumentGroup) {
  if (need === "optional") return m.journey_documents_optional();
  return kinds.length > 1 ? m.journey_documents_one_of() : m.journey_documents_needed();
}

/**
 * Whole media families, so that phones offer the camera; the two extensions are for browsers that
 * do not know HEIC.
 */
const accept = "application/pdf,image/*,.pdf,.heic,.heif";

export function AddDocument(props: {
  readonly groups: readonly DocumentGroup[];
  readonly limits: DocumentLimits;
  readonly given: readonly GivenDocument[];
  readonly kind: string | undefined;
  readonly again: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const kinds = props.groups.flatMap((group) => group.kinds);
  return (
    <form
      method="post"
      noValidate
      encType="multipart/form-data"
      className="flow panel"
      {...uploadData(props.limits, props.given, props.again)}
    >
      <RadioGroup
        name="kind"
        legend={m.journey_documents_kind()}
        choices={kinds.map((kind) => ({
          value: kind,
          label: documentTitle(kind),
          hint: documentHint(kind),
        }))}
        value={props.kind ?? (kinds.length === 1 ? kinds[0] : undefined)}
        errors={props.errors}
      />
      <FileField
        name="document"
        label={m.journey_documents_file()}
        hint={<FileHint {...props.limits} />}
        accept={accept}
        multiple
        errors={props.errors}
      />
      <ChosenFiles />
      <SecondaryButton>{m.journey_documents_add()}</SecondaryButton>
      <UploadProgress />
      <ProblemTemplates />
    </form>
  );
}

function FileHint({ maxFileBytes, maxFiles, maxRequestBytes }: DocumentLimits) {
  const size = (bytes: number) => sizeLimit(bytes, getLocale());
  return (
    <>
      <p>{m.documents_formats({ size: size(maxFileBytes) })}</p>
      <p>{m.documents_limits({ files: maxFiles, size: size(maxRequestBytes) })}</p>
      <p>{m.documents_pages_in_order()}</p>
    </>
  );
}
