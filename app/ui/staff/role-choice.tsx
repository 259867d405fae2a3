import type { RoleName } from "#app/domain/access/roles.ts";
import { staffRoles } from "#app/domain/access/roles.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { type FieldError, findFieldError } from "#app/ui/parts/field-error.ts";
import { FieldErrorLine } from "#app/ui/parts/field-frame.tsx";
import { useKeptValues } from "#app/ui/parts/kept-fields.tsx";

export const roleWords: Record<RoleName, () => string> = {
  agent: () => m.staff_role_agent(),
  approver: () => m.staff_role_approver(),
  administrator: () => m.staff_role_administrator(),
  auditor: () => m.staff_role_auditor(),
};

interface RoleChoiceProps {
  /** Of the first box: several such groups stand on one page. */
  readonly id: string;
  readonly roles: readonly string[];
  readonly errors: readonly FieldError[] | undefined;
}

export function RoleChoice({ id, roles, errors }: RoleChoiceProps) {
  const error = findFieldError(errors, id);
  const chosen = useKeptValues("roles") ?? roles;
  return (
    <fieldset className="field" data-invalid={error ? "" : undefined}>
      <legend className="field-label">{m.staff_head_roles()}</legend>
      <FieldErrorLine name={id} error={error} />
      <div className="choices">
        {staffRoles.map((role, index) => (
          <RoleBox
            key={role}
            id={index === 0 ? id : `${id}-${role}`}
            role={role}
            isChecked={chosen.includes(role)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function RoleBox(props: {
  readonly id: string;
  readonly role: RoleName;
  readonly isChecked: boolean;
}) {
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={props.id}
        name="roles"
        value={props.role}
        defaultChecked={props.isChecked}
      />
      <label htmlFor={props.id}>{roleWords[props.role]()}</label>
    </div>
  );
}
