import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

/** The hidden e-mail address is for password managers. */
export function SetupForm(props: {
  readonly email: string;
  readonly errors: readonly FieldError[] | undefined;
}) {
  return (
    <form method="post" className="flow">
      <input type="hidden" name="username" autoComplete="username" value={props.email} readOnly />
      <TextField
        name="password"
        type="password"
        label={m.staff_setup_password()}
        hint={m.staff_setup_password_hint({ count: limits.passwordMinLength })}
        autoComplete="new-password"
        errors={props.errors}
      />
      <SubmitButton>{m.staff_setup_button()}</SubmitButton>
    </form>
  );
}
