import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { TextField } from "#app/ui/parts/text-field.tsx";

export function LoginField(props: {
  readonly value?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}) {
  return (
    <TextField
      name="login"
      label={m.journey_login_label()}
      hint={m.journey_login_hint()}
      value={props.value}
      errors={props.errors}
      autoComplete="username"
      maxLength={200}
      mono
    />
  );
}
