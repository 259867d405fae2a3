import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PasskeyForm } from "./passkeys/passkey-form.tsx";
import { PasswordForm } from "./sign-in-forms.tsx";
import { SsoForm } from "./sso/sso-form.tsx";

interface SignInWaysProps {
  readonly sso: {
    /** Of the provider of identities; null: none is configured. */
    readonly host: string | null;
    readonly to: string | null;
    readonly isRequired: boolean;
    readonly wasBySso: boolean;
  };
  readonly hasPasskeys: boolean;
  readonly email: string;
  readonly errors: readonly FieldError[] | undefined;
}

export function SignInWays({ sso, hasPasskeys, email, errors }: SignInWaysProps) {
  const { host, to, isRequired, wasBySso } = sso;
  return (
    <>
      {wasBySso && host ? <NoticePanel tone="info" title={m.sso_signed_out({ host })} /> : null}
      {isRequired && host === null ? (
        <NoticePanel tone="attention" title={m.sso_not_configured()} />
      ) : null}
      {host ? (
        <SsoForm action={staffPaths.sso()} to={to} isOnly={isRequired} host={host}>
          {m.sso_sign_in()}
        </SsoForm>
      ) : null}
      {isRequired ? null : (
        <>
          <PasswordForm email={email} errors={errors} />
          {hasPasskeys ? (
            <PasskeyForm challenge={staffPaths.loginChallenge()}>
              {m.access_passkey_sign_in()}
            </PasskeyForm>
          ) : null}
        </>
      )}
    </>
  );
}
