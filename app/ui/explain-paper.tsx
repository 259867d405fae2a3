import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/field-error.ts";
import type { GivenPaper } from "#app/ui/given-papers.tsx";
import { HelpDetails } from "#app/ui/help-details.tsx";
import { SecondaryButton } from "#app/ui/secondary-button.tsx";
import { TextArea } from "#app/ui/text-area.tsx";

/** The name and id of the field in which a paper is explained: a page may have several. */
export const explanationField = (paper: string) => `explanation-${paper}`;

/** Going on with a paper all the same: why, for the people who will read it. */
export function ExplainPaper(props: {
  readonly paper: GivenPaper;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { paper, errors } = props;
  const form = (
    <form method="post" noValidate className="flow-tight">
      <input type="hidden" name="paper" value={paper.id} />
      <TextArea
        name={explanationField(paper.id)}
        label={m.papers_explanation_label()}
        hint={m.papers_explanation_hint()}
        value={paper.explanation ?? undefined}
        rows={3}
        maxLength={1_000}
        errors={errors}
      />
      <SecondaryButton name="intent" value="explain">
        {m.papers_explanation_save()}
        <span className="hidden-visually"> {paper.label}</span>
      </SecondaryButton>
    </form>
  );
  if (paper.explanation === null) return form;
  return (
    <>
      <p>{m.papers_explained()}</p>
      <blockquote>{paper.explanation}</blockquote>
      <HelpDetails summary={m.papers_explanation_change()}>{form}</HelpDetails>
    </>
  );
}
