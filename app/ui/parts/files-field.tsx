import { acceptedFiles } from "./accepted-files.ts";
import { type FieldError, findFieldError } from "./field-error.ts";
import { describe, FieldFrame } from "./field-frame.tsx";

interface FilesFieldProps {
  /** Errors name it. The form sends the files as `document`. */
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly errors: readonly FieldError[] | undefined;
}

/** Several files, which may be left out. */
export function FilesField({ id, label, hint, errors }: FilesFieldProps) {
  const error = findFieldError(errors, id);
  return (
    <FieldFrame name={id} label={label} hint={hint} error={error} optional>
      <input
        className="control control-file"
        type="file"
        id={id}
        name="document"
        multiple
        accept={acceptedFiles}
        {...describe(id, hint, error)}
      />
    </FieldFrame>
  );
}
