import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { type FieldError, findFieldError } from "#app/ui/parts/field-error.ts";
import { describe, FieldFrame } from "#app/ui/parts/field-frame.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { shownCount } from "../accounts/shown-count.ts";

export function BatchUploadForm({
  errors,
}: {
  readonly errors?: readonly FieldError[] | undefined;
}) {
  const hint = m.accounts_batch_file_hint({ count: shownCount(limits.batchInvitations) });
  const error = findFieldError(errors, "file");
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={staffPaths.invitationBatches()}
      className="desk-narrow flow"
      noValidate
    >
      <FieldFrame name="file" label={m.accounts_batch_file()} hint={hint} error={error}>
        <input
          className="control"
          type="file"
          id="file"
          name="file"
          accept=".csv,text/csv,.txt"
          {...describe("file", hint, error)}
        />
      </FieldFrame>
      <SubmitButton>{m.accounts_batch_prepare()}</SubmitButton>
    </form>
  );
}
