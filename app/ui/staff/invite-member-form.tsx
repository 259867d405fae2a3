import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { OwnKeptFields } from "#app/ui/parts/kept-fields.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import type { MembersAnswer } from "./member-refusal.ts";
import { RoleChoice } from "./role-choice.tsx";

export function InviteMemberForm(props: {
  readonly typed: MembersAnswer["typed"];
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { typed, errors } = props;
  return (
    <form method="post" action={staffPaths.members()} className="desk-narrow flow">
      <OwnKeptFields action={staffPaths.members()}>
        <h2>{m.staff_member_invite_title()}</h2>
        <TextField
          name="name"
          label={m.staff_member_invite_name()}
          value={typed?.name}
          autoCapitalize="words"
          maxLength={200}
          errors={errors}
        />
        <TextField
          name="email"
          type="email"
          label={m.staff_member_invite_email()}
          hint={m.staff_member_invite_hint()}
          value={typed?.email}
          errors={errors}
        />
        <RoleChoice id="roles" roles={typed?.roles ?? ["agent"]} errors={errors} />
        <SubmitButton>{m.staff_member_invite_button()}</SubmitButton>
      </OwnKeptFields>
    </form>
  );
}
