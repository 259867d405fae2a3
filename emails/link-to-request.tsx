import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { Action, Aside } from "./parts.tsx";

interface LinkProps {
  readonly link: string;
  readonly label: string;
  readonly expiresAt: Date;
  readonly locale: Locale;
}

/** A link that opens a request once: until when, and how to ask for another. */
export function LinkToRequest({ link, label, expiresAt, locale }: LinkProps) {
  const moment = formatMoment(expiresAt, locale);
  return (
    <>
      <Action href={link} label={label} or={m.mail_link_is_here({}, { locale })} />
      <Aside>
        {m.mail_link_lasts({ moment }, { locale })} {m.mail_link_once({}, { locale })}{" "}
        {m.mail_invitation_renew({}, { locale })}
      </Aside>
    </>
  );
}
