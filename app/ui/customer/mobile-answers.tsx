import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";

/** The refusal above asks the question. */
export function ProposedMobile(props: { readonly number: string; readonly shown: string }) {
  return (
    <>
      <form method="post" noValidate>
        <input type="hidden" name="mobile" value={props.number} />
        <SubmitButton>{m.journey_mobile_propose_yes({ number: props.shown })}</SubmitButton>
      </form>
      <p>{m.journey_mobile_propose_no()}</p>
    </>
  );
}

export function ExplainMobile(props: {
  readonly number: string;
  readonly shown: string;
  readonly explanation: string;
  readonly errors: readonly FieldError[];
}) {
  return (
    <section className="flow">
      <h2>{m.journey_mobile_explain_title()}</h2>
      <p>{m.journey_mobile_explain_body()}</p>
      <form method="post" noValidate className="flow">
        <input type="hidden" name="mobile" value={props.number} />
        <TextArea
          name="explanation"
          label={m.journey_mobile_explain_label()}
          value={props.explanation}
          errors={props.errors}
          rows={3}
          maxLength={1000}
        />
        <SecondaryButton>
          {m.journey_mobile_explain_button({ number: props.shown })}
        </SecondaryButton>
      </form>
    </section>
  );
}

/** The page that asked for it is gone with the session: it comes back beside its number. */
export function KeptExplanation() {
  if (useKeptValue("explanation") === undefined) return null;
  return (
    <TextArea
      name="explanation"
      label={m.journey_mobile_explain_label()}
      rows={3}
      maxLength={1000}
    />
  );
}
