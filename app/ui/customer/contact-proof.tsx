import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";

/**
 * Shown until the new contact confirms the address: where the link was sent, and a button to send
 * another.
 */
export function ContactProof(props: {
  /** Address that received the link; null when there is nothing to confirm. */
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
      <SecondaryButton name="intent" value="resend">
        {m.journey_contact_resend()}
      </SecondaryButton>
    </form>
  );
}
