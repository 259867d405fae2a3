import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

export function StepUpForm({ errors }: { readonly errors: readonly FieldError[] | undefined }) {
  return (
    <form method="post" className="flow">
      <TextField
        name="code"
        label={m.staff_field_code()}
        hint={m.staff_field_code_hint()}
        autoComplete="one-time-code"
        width="short"
        mono
        maxLength={200}
        errors={errors}
      />
      <SubmitButton>{m.access_step_up_button()}</SubmitButton>
    </form>
  );
}
