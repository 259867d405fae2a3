import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

interface PasskeyFormProps {
  /** Where the script asks for a challenge. */
  readonly challenge: string;
  /** There is no other way. */
  readonly isOnly?: boolean;
  /** The words of the button. */
  readonly children: ReactNode;
}

/** Hidden until the script has found that this browser knows passkeys. */
export function PasskeyForm({ challenge, isOnly = false, children }: PasskeyFormProps) {
  return (
    <>
      <form method="post" className="flow" data-passkey="get" data-challenge={challenge} hidden>
        <input type="hidden" name="credential" value="" />
        <PasskeyTroubles />
        {isOnly ? (
          <SubmitButton>{children}</SubmitButton>
        ) : (
          <SecondaryButton>{children}</SecondaryButton>
        )}
      </form>
      {isOnly ? <NeedsScript /> : null}
    </>
  );
}

/** The script hides it where the browser knows passkeys. */
export function NeedsScript() {
  return <p data-passkeys-missing>{m.access_passkey_needs_script()}</p>;
}

/** The script shows the one that happened. */
export function PasskeyTroubles() {
  return (
    <div role="alert">
      <div data-trouble="cancelled" hidden>
        <p className="field-error">{m.access_passkey_cancelled()}</p>
      </div>
      <div data-trouble="known" hidden>
        <p className="field-error">{m.access_passkey_known()}</p>
      </div>
      <div data-trouble="failed" hidden>
        <p className="field-error">{m.access_passkey_failed()}</p>
      </div>
    </div>
  );
}
