import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { Action, Aside, Paragraph, Subtitle } from "./parts.tsx";

/** "This was not me": what to press, and what it does. */
export function FreezeAction(props: {
  readonly link: string;
  readonly title: string;
  readonly locale: Locale;
}) {
  const { link, title, locale } = props;
  return (
    <>
      <Subtitle>{title}</Subtitle>
      <Paragraph>{m.mail_freeze_urge({}, { locale })}</Paragraph>
      <Action
        href={link}
        label={m.mail_freeze_button({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
      <Aside>{m.mail_freeze_explained({}, { locale })}</Aside>
    </>
  );
}
