import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { type PageMember, StaffPage } from "../staff-page.tsx";
import { SsoForm } from "./sso-form.tsx";
import { type SsoPageRefusal, ssoSentence } from "./sso-words.ts";

interface SsoBegun {
  /** At the provider of identities; null: refused. */
  readonly address: string | null;
  readonly refusal: SsoPageRefusal | null;
}

interface SsoLeavingPageProps {
  readonly member: PageMember | null;
  readonly action: string;
  readonly host: string;
  readonly begun: SsoBegun | undefined;
}

/** The answer's `Refresh` header goes on; the link is for browsers that do not follow it. */
export function SsoLeavingPage({ member, action, host, begun }: SsoLeavingPageProps) {
  const address = begun?.address;
  return (
    <StaffPage member={member}>
      <div className="desk-narrow flow">
        <SsoTrouble refusal={begun?.refusal} />
        <PageHeading
          title={m.sso_leaving_title()}
          lead={address ? m.sso_leaving_lead({ host }) : undefined}
        />
        {address ? (
          <ButtonLink href={address} primary>
            {m.sso_continue()}
          </ButtonLink>
        ) : (
          <>
            <SsoForm action={action} to={null} isOnly host={host}>
              {m.sso_sign_in()}
            </SsoForm>
            <SsoBack />
          </>
        )}
      </div>
    </StaffPage>
  );
}

export function SsoTrouble({ refusal }: { readonly refusal: SsoPageRefusal | null | undefined }) {
  const errors = refusal ? [{ field: "", message: ssoSentence(refusal) }] : undefined;
  return <ErrorSummary errors={errors} />;
}

export function SsoBack() {
  return (
    <p>
      <a href={staffPaths.login()}>{m.sso_back()}</a>
    </p>
  );
}
