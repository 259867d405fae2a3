import { type FieldError, findFieldError } from "./field-error.ts";
import { describe, FieldFrame, type FieldProps } from "./field-frame.tsx";

interface FileFieldProps extends FieldProps {
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}

/** The form around it needs `encType="multipart/form-data"`. */
export function FileField({ accept, multiple, errors, ...field }: FileFieldProps) {
  const error = findFieldError(errors, field.name);
  return (
    <FieldFrame {...field} error={error}>
      <input
        className="control control-file"
        type="file"
        id={field.name}
        name={field.name}
        accept={accept}
        multiple={multiple}
        {...describe(field.name, field.hint, error)}
      />
    </FieldFrame>
  );
}
