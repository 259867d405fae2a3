import type { GivenDocument, RemovedDocument } from "#app/domain/document/given-document.ts";
import type { DocumentLimits } from "#app/domain/limits.ts";
import type { DocumentGroup } from "#app/domain/situation/catalogue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { DocumentsHelp } from "./documents-help.tsx";
import { ReadingState } from "./given-documents.tsx";
import { documentsIntents } from "./intents.ts";
import { ProblemTemplates, uploadData, UploadProgress } from "./upload.tsx";
import { WantedDocument } from "./wanted-document.tsx";

interface DocumentsFormProps {
  readonly groups: readonly DocumentGroup[];
  readonly given: readonly GivenDocument[];
  readonly removed: readonly RemovedDocument[];
  readonly limits: DocumentLimits;
  readonly keptDays: number;
  readonly errors: readonly FieldError[] | undefined;
  readonly again: string | undefined;
}

/**
 * One form for the whole page: every button sends all chosen files with it. With scripts a chosen
 * file is sent at once.
 */
export function DocumentsForm(props: DocumentsFormProps) {
  const { groups, given, removed, limits, keptDays, errors, again } = props;
  return (
    <form
      method="post"
      noValidate
      encType="multipart/form-data"
      className="flow wanted-form"
      {...uploadData(limits, given, again)}
    >
      {groups.map((group) => (
        <section key={group.kinds.join()} className="flow-tight">
          <h2>{groupTitle(group)}</h2>
          <ul className="wanted-list">
            {group.kinds.map((kind) => (
              <WantedDocument
                key={kind}
                kind={kind}
                given={given.filter((one) => one.kind === kind)}
                removed={removed.find((one) => one.kind === kind)}
                errors={errors}
              />
            ))}
          </ul>
        </section>
      ))}
      <DocumentsHelp {...{ groups, limits, keptDays }} />
      <ReadingState documents={given} />
      <p className="actions" data-inert="">
        <SubmitButton {...documentsIntents.button("continue")}>
          {m.journey_documents_continue()}
        </SubmitButton>
      </p>
      <UploadProgress />
      <p role="status" className="hidden-visually" data-read-words={m.documents_have_been_read()} />
      <ProblemTemplates />
    </form>
  );
}

function groupTitle({ need, kinds }: DocumentGroup) {
  if (need === "optional") return m.journey_documents_optional();
  return kinds.length > 1 ? m.journey_documents_one_of() : m.journey_documents_needed();
}
