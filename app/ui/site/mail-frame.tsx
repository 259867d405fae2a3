import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";

/** A mail as its reader sees it. Without scripts of its own; its links open a new window. */
export function MailFrame({ id, subject }: { readonly id: string; readonly subject: string }) {
  return (
    <iframe
      className="mail-frame"
      src={paths.outboxMail({ id })}
      title={m.journey_outbox_frame({ subject })}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      loading="lazy"
    />
  );
}
