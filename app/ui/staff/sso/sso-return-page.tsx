import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { StaffPage } from "../staff-page.tsx";
import { SsoBack, SsoTrouble } from "./sso-leaving-page.tsx";
import type { SsoPageRefusal } from "./sso-words.ts";

interface SsoReturnPageProps {
  /** What the provider added to the address. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  readonly refusal: SsoPageRefusal | null | undefined;
}

/** A script sends the form by itself; without it there is the button. */
export function SsoReturnPage({ fields, refusal }: SsoReturnPageProps) {
  const isOver = refusal ?? (fields.length === 0 ? "over" : null);
  return (
    <StaffPage member={null}>
      <div className="desk-narrow flow">
        <SsoTrouble refusal={isOver} />
        <PageHeading
          title={isOver ? m.sso_return_failed() : m.sso_return_title()}
          lead={isOver ? undefined : m.sso_return_lead()}
        />
        {isOver ? (
          <SsoBack />
        ) : (
          <form method="post" action={staffPaths.ssoReturn()} data-send-itself="">
            {fields.map(({ name, value }) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton>{m.sso_continue()}</SubmitButton>
          </form>
        )}
      </div>
    </StaffPage>
  );
}
