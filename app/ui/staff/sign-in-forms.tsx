import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

interface Refused {
  readonly errors: readonly FieldError[] | undefined;
}

export function PasswordForm({ email, errors }: Refused & { readonly email: string }) {
  return (
    <form method="post" className="flow">
      <TextField
        name="email"
        type="email"
        label={m.staff_field_email()}
        value={email}
        autoComplete="username"
        errors={errors}
      />
      <TextField
        name="password"
        type="password"
        label={m.staff_field_password()}
        autoComplete="current-password"
        errors={errors}
      />
      <SubmitButton>{m.staff_login_continue()}</SubmitButton>
    </form>
  );
}

export function CodeForm({ errors }: Refused) {
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
      <SubmitButton>{m.staff_login_enter()}</SubmitButton>
      <p>
        <a href={`${staffPaths.login()}?restart`}>{m.staff_login_restart()}</a>
      </p>
    </form>
  );
}
