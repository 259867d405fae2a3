import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { contactIntents } from "./intents.ts";

export function ContactProof(props: {
  readonly waitsFor: string | null;
  readonly isResent: boolean;
}) {
  const { waitsFor: email, isResent } = props;
  if (!email) return null;
  if (isResent) {
    return (
      <NoticePanel tone="good" title={m.journey_contact_resent({ email })}>
        {m.journey_contact_resent_body()}
      </NoticePanel>
    );
  }
  return (
    <form method="post" noValidate className="flow-tight">
      <p>{m.journey_contact_waits({ email, hours: limits.contactLinkHours })}</p>
      <SecondaryButton {...contactIntents.button("resend")}>
        {m.journey_contact_resend()}
      </SecondaryButton>
    </form>
  );
}
