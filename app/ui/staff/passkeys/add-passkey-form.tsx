import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { NeedsScript, PasskeyTroubles } from "./passkey-form.tsx";

interface AddPasskeyFormProps {
  readonly name: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
}

export function AddPasskeyForm({ name, errors }: AddPasskeyFormProps) {
  return (
    <>
      <form
        method="post"
        className="desk-narrow flow"
        data-passkey="create"
        data-challenge={staffPaths.passkeyChallenge()}
        hidden
      >
        <h2>{m.access_passkey_add_title()}</h2>
        <input type="hidden" name="credential" value="" />
        <TextField
          name="name"
          label={m.access_passkey_name()}
          hint={m.access_passkey_name_hint()}
          value={name}
          autoCapitalize="words"
          maxLength={limits.contactTextLength}
          errors={errors}
        />
        <PasskeyTroubles />
        <SubmitButton>{m.access_passkey_add()}</SubmitButton>
      </form>
      <NeedsScript />
    </>
  );
}
