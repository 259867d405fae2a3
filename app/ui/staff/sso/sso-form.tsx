import { m } from "#app/i18n/paraglide/messages.js";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

interface SsoFormProps {
  readonly action: string;
  /** The page that was asked for. */
  readonly to: string | null;
  /** There is no other way. */
  readonly isOnly: boolean;
  /** Of the provider. */
  readonly host: string;
  /** The words of the button. */
  readonly children: string;
}

/** Leads to the provider of identities. */
export function SsoForm({ action, to, isOnly, host, children }: SsoFormProps) {
  return (
    <form method="post" action={action} className="flow-tight">
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <p className="hint">{m.sso_where({ host })}</p>
      {isOnly ? (
        <SubmitButton>{children}</SubmitButton>
      ) : (
        <SecondaryButton>{children}</SecondaryButton>
      )}
    </form>
  );
}
