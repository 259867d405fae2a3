import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { staffPaths } from "#app/routes/paths.ts";
import { type FieldError, findFieldError } from "#app/ui/parts/field-error.ts";
import { describe, FieldFrame } from "#app/ui/parts/field-frame.tsx";
import { sizeLimit } from "#app/ui/parts/file-size.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { shownCount } from "./shown-count.ts";

export function shownFileLimit() {
  return sizeLimit(limits.importMegabytes * 1024 * 1024, getLocale());
}

export function ImportUploadForm({
  errors,
}: {
  readonly errors?: readonly FieldError[] | undefined;
}) {
  const hint = m.accounts_import_file_hint({
    rows: shownCount(limits.importRows),
    size: shownFileLimit(),
  });
  const error = findFieldError(errors, "file");
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={staffPaths.accountImports()}
      className="desk-narrow flow"
      noValidate
    >
      <FieldFrame name="file" label={m.accounts_import_file()} hint={hint} error={error}>
        <input
          className="control"
          type="file"
          id="file"
          name="file"
          accept=".csv,text/csv,.txt"
          {...describe("file", hint, error)}
        />
      </FieldFrame>
      <SubmitButton>{m.accounts_import_send()}</SubmitButton>
    </form>
  );
}
