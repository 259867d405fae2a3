import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { RadioGroup } from "#app/ui/parts/radio-group.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

interface ContactFormProps {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[] | undefined;
  /** Null when the contact has to change; else who may stay, and what was chosen. */
  readonly choice: { readonly keeps: string; readonly changes: string | undefined } | null;
}

export function ContactForm({ values, errors, choice }: ContactFormProps) {
  return (
    <form method="post" noValidate className="flow revealing">
      {choice ? <ContactChoice {...choice} errors={errors} /> : null}
      <div className={choice ? "flow revealed" : "flow"}>
        <ContactFields values={values} errors={errors} />
      </div>
      <SubmitButton>{m.journey_contact_button()}</SubmitButton>
    </form>
  );
}

/** "Yes" comes last, so that its fields stand right under it. */
function ContactChoice(props: {
  readonly keeps: string;
  readonly changes: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
}) {
  return (
    <RadioGroup
      name="contactChanges"
      legend={<span className="hidden-visually">{m.journey_contact_title_offered()}</span>}
      choices={[
        { value: "no", label: m.journey_contact_keep({ name: props.keeps }) },
        {
          value: "yes",
          label: m.journey_contact_change(),
          hint: m.journey_contact_change_hint(),
        },
      ]}
      value={props.changes}
      errors={props.errors}
    />
  );
}

function ContactFields({ values, errors }: Omit<ContactFormProps, "choice">) {
  return (
    <>
      <TextField
        name="contactName"
        label={m.journey_contact_name()}
        value={values.contactName}
        errors={errors}
        autoCapitalize="words"
      />
      <TextField
        name="contactRole"
        label={m.journey_contact_role()}
        value={values.contactRole}
        errors={errors}
      />
      <TextField
        name="contactEmail"
        type="email"
        inputMode="email"
        label={m.journey_contact_email()}
        hint={m.journey_contact_email_hint()}
        value={values.contactEmail}
        errors={errors}
        maxLength={400}
      />
    </>
  );
}
