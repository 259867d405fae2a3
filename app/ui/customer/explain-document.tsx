import type { GivenDocument } from "#app/domain/document/given-document.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { documentsIntents } from "./intents.ts";

export const explanationField = (document: string) => `explanation-${document}`;

export function ExplainDocument(props: {
  readonly document: GivenDocument;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { document, errors } = props;
  const isKept = useKeptValue(explanationField(document.id)) !== undefined;
  const question = (
    <div className="flow-tight">
      <TextArea
        name={explanationField(document.id)}
        label={m.documents_explanation_label()}
        hint={m.documents_explanation_hint()}
        value={document.explanation ?? undefined}
        rows={3}
        maxLength={1_000}
        errors={errors}
      />
      <SecondaryButton {...documentsIntents.button("explain")}>
        {m.documents_explanation_save()}
        <span className="hidden-visually"> {document.label}</span>
      </SecondaryButton>
    </div>
  );
  if (document.explanation === null) return question;
  return (
    <>
      <p>{m.documents_explained()}</p>
      <blockquote>{document.explanation}</blockquote>
      <HelpDetails summary={m.documents_explanation_change()} open={isKept}>
        {question}
      </HelpDetails>
    </>
  );
}
