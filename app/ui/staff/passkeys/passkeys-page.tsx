import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { FactorHint } from "../factor-hint.tsx";
import { passkeyIntents } from "../intents.ts";
import { type PageMember, StaffPage } from "../staff-page.tsx";
import { AddPasskeyForm } from "./add-passkey-form.tsx";
import { type PasskeyAnswer, passkeyError } from "./passkey-refusal.ts";
import { PasskeyTable, type ShownPasskey } from "./passkey-table.tsx";

interface PasskeysPageProps {
  readonly member: PageMember;
  /** False where the portal's address allows none. */
  readonly isPossible: boolean;
  readonly passkeys: readonly ShownPasskey[];
  readonly ways: { readonly hasCodes: boolean; readonly mayForgetPassword: boolean };
  readonly refused: PasskeyAnswer | undefined;
}

/** Without a fresh second factor the page only shows: an answer of the authenticator would be lost. */
export function PasskeysPage({ member, isPossible, passkeys, ways, refused }: PasskeysPageProps) {
  const numbers = { most: limits.passkeysPerMember, least: limits.passkeysWithoutPassword };
  const errors = refused && [passkeyError(refused, numbers)];
  const mayChange = member.hasFreshFactor === true;
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      <PageHeading title={m.access_passkeys_title()} lead={m.access_passkeys_lead()} />
      {isPossible ? null : <NoticePanel tone="info" title={m.access_passkeys_impossible()} />}
      <FactorHint member={member} page={staffPaths.passkeys()} />
      {passkeys.length > 0 ? (
        <PasskeyTable passkeys={passkeys} mayChange={mayChange} refused={refused} errors={errors} />
      ) : (
        <p className="empty-state">{m.access_passkeys_none()}</p>
      )}
      {isPossible && mayChange ? (
        <AddPasskeyForm name={refused?.id ? "" : refused?.name} errors={errors} />
      ) : null}
      <Password ways={ways} mayChange={mayChange} least={numbers.least} />
    </StaffPage>
  );
}

function Password(props: {
  readonly ways: PasskeysPageProps["ways"];
  readonly mayChange: boolean;
  readonly least: number;
}) {
  const { ways, mayChange, least } = props;
  if (!ways.hasCodes) return <p>{m.access_passwordless_is()}</p>;
  return (
    <section className="desk-narrow flow">
      <h2>{m.access_passwordless_title()}</h2>
      <p>{m.access_passwordless_lead({ count: least })}</p>
      {mayChange && ways.mayForgetPassword ? (
        <form method="post" className="actions">
          <SecondaryButton {...passkeyIntents.button("forget-password")} danger>
            {m.access_passwordless_button()}
          </SecondaryButton>
        </form>
      ) : null}
    </section>
  );
}
