import { type FieldError, findFieldError } from "./field-error.ts";
import { describe, FieldFrame, type FieldProps } from "./field-frame.tsx";
import { useKeptValue } from "./kept-fields.tsx";

interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly form?: string | undefined;
}

export function TextArea(props: TextAreaProps) {
  const { name, label, hint, optional, errors } = props;
  const value = useKeptValue(name) ?? props.value;
  const error = findFieldError(errors, name);
  return (
    <FieldFrame name={name} label={label} hint={hint} optional={optional} error={error}>
      <textarea
        className="control"
        id={name}
        name={name}
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        form={props.form}
        defaultValue={value}
        {...describe(name, hint, error)}
      />
    </FieldFrame>
  );
}
