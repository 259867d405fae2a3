import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { Action, Aside, Paragraph, Subtitle } from "./parts.tsx";

const WORDS = {
  freeze: {
    urge: m.mail_freeze_urge,
    button: m.mail_freeze_button,
    explained: m.mail_freeze_explained,
  },
  refreeze: {
    urge: m.mail_refreeze_urge,
    button: m.mail_refreeze_button,
    explained: m.mail_freeze_explained,
  },
  /** An invitation, and the request it opened. */
  stop: { urge: m.mail_stop_urge, button: m.mail_stop_button, explained: m.mail_freeze_explained },
  /** A closed request: nothing is left to stop, but staff are alerted. */
  report: {
    urge: m.mail_report_urge,
    button: m.mail_report_button,
    explained: m.mail_report_explained,
  },
};

export function FreezeAction(props: {
  readonly does: keyof typeof WORDS;
  readonly link: string;
  readonly title: string;
  readonly locale: Locale;
}) {
  const { link, title, locale } = props;
  const { urge, button, explained } = WORDS[props.does];
  return (
    <>
      <Subtitle>{title}</Subtitle>
      <Paragraph>{urge({}, { locale })}</Paragraph>
      <Action href={link} label={button({}, { locale })} or={m.mail_link_is_here({}, { locale })} />
      <Aside>{explained({}, { locale })}</Aside>
    </>
  );
}
