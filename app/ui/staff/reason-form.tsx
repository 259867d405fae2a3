import type { ReactNode } from "react";
import { staffPaths } from "#app/routes/paths.ts";
import { findFieldError } from "#app/ui/parts/field-error.ts";
import { describe, FieldFrame } from "#app/ui/parts/field-frame.tsx";
import { OwnKeptFields, useIsKept, useKeptValue } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { errorsOf } from "./case-refusal.ts";
import type { DecisionProps } from "./decision-props.ts";

interface ReasonFormProps extends DecisionProps {
  readonly form: "unfreeze" | "settlement";
  readonly label: string;
  readonly hint?: string | undefined;
  readonly button: string;
  /** Fields above the reason. */
  readonly children?: ReactNode;
}

/** Not a TextArea: its id would clash with the rejection field's. */
export function ReasonForm(props: ReasonFormProps) {
  const { form, found, refused, label, hint, button, children } = props;
  const { reference, version } = found.request;
  const own = refused?.form === form ? refused : undefined;
  const id = `${form}-reason`;
  const error = findFieldError(errorsOf(own), id);
  const action = staffPaths[form]({ reference });
  const isKept = useIsKept(action);
  const typed = useKeptValue("reason");
  return (
    <form method="post" action={action} className="flow">
      <input type="hidden" name="version" value={version} />
      <OwnKeptFields action={action}>{children}</OwnKeptFields>
      <FieldFrame name={id} label={label} hint={hint} error={error}>
        <textarea
          className="control"
          id={id}
          name="reason"
          rows={3}
          maxLength={2000}
          defaultValue={isKept ? typed : own?.reason}
          {...describe(id, hint, error)}
        />
      </FieldFrame>
      <SecondaryButton danger>{button}</SecondaryButton>
    </form>
  );
}
