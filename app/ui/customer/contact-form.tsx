import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

export function ContactForm(props: {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { values, errors } = props;
  return (
    <form method="post" noValidate className="flow">
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
      <SubmitButton>{m.journey_contact_button()}</SubmitButton>
    </form>
  );
}
