import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { CheckboxList } from "#app/ui/parts/checkbox-list.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

export function InviteForm(props: {
  readonly login: string;
  readonly email: string;
  /** True when the main contact has stopped this recipient. */
  readonly asksKnowingly: boolean;
  readonly errors: readonly FieldError[] | undefined;
}) {
  return (
    <form method="post" action={staffPaths.invitations()} className="desk-narrow flow">
      <TextField
        name="login"
        label={m.staff_invite_login()}
        hint={m.staff_invite_login_hint()}
        value={props.login}
        mono
        errors={props.errors}
      />
      <TextField
        name="email"
        type="email"
        label={m.staff_invite_email()}
        hint={m.staff_invite_email_warning()}
        value={props.email}
        optional
        errors={props.errors}
      />
      {props.asksKnowingly ? <Knowingly errors={props.errors} /> : null}
      <SubmitButton>{m.staff_invite_button()}</SubmitButton>
    </form>
  );
}

function Knowingly({ errors }: { readonly errors: readonly FieldError[] | undefined }) {
  const choice = {
    value: "yes",
    label: m.staff_invite_knowingly(),
    hint: m.staff_invite_knowingly_hint(),
  };
  return (
    <CheckboxList
      name="knowingly"
      legend={m.staff_invitation_stopped()}
      choices={[choice]}
      errors={errors}
    />
  );
}
