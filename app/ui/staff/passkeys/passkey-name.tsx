import { m } from "#app/i18n/paraglide/messages.js";
import { type FieldError, findFieldError } from "#app/ui/parts/field-error.ts";
import { describe, FieldFrame } from "#app/ui/parts/field-frame.tsx";

interface PasskeyNameProps {
  readonly passkey: { readonly id: string; readonly name: string };
  readonly most: number;
  readonly errors: readonly FieldError[] | undefined;
}

/** Several such fields stand on one page: each has an id of its own. */
export function PasskeyName({ passkey, most, errors }: PasskeyNameProps) {
  const id = `name-${passkey.id}`;
  const error = findFieldError(errors, id);
  return (
    <FieldFrame name={id} label={m.access_passkey_name()} error={error}>
      <input
        className="control"
        id={id}
        name="name"
        defaultValue={passkey.name}
        maxLength={most}
        autoComplete="off"
        {...describe(id, undefined, error)}
      />
    </FieldFrame>
  );
}
