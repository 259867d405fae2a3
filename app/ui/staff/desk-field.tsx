import { staffPaths } from "#app/routes/paths.ts";
import { findFieldError } from "#app/ui/parts/field-error.ts";
import { describe, FieldFrame } from "#app/ui/parts/field-frame.tsx";
import { useIsKept, useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import type { DeskProps } from "./case-desk.tsx";
import { errorsOf } from "./case-refusal.ts";

interface DeskFieldProps extends DeskProps {
  readonly form: "snooze" | "escalation" | "freeze";
  readonly name: "until" | "reason";
  readonly type?: "date";
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  readonly danger?: boolean;
}

/** A form of one field. Its id names the form: others on the page have a field of the same name. */
export function DeskField(props: DeskFieldProps) {
  const { form, name, label, hint, found, refused } = props;
  const own = refused?.form === form ? refused : undefined;
  const id = `${form}-${name}`;
  const error = findFieldError(errorsOf(own), id);
  const action = staffPaths[form]({ reference: found.request.reference });
  const isKept = useIsKept(action);
  const kept = useKeptValue(name);
  return (
    <form method="post" noValidate action={action} className="flow-tight">
      <FieldFrame name={id} label={label} hint={hint} error={error}>
        <input
          className="control"
          id={id}
          name={name}
          type={props.type ?? "text"}
          maxLength={props.type ? undefined : 1000}
          autoComplete="off"
          defaultValue={isKept ? kept : own?.[name]}
          {...describe(id, hint, error)}
        />
      </FieldFrame>
      <SecondaryButton danger={props.danger}>{props.button}</SecondaryButton>
    </form>
  );
}
