import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Aside, Facts, Paragraph, Title } from "./parts.tsx";

export interface ReminderData extends MailParties {
  readonly reference: string;
  /** We asked for changes; otherwise the request was never sent. */
  readonly isReturned: boolean;
  readonly link: string;
  readonly expiresAt: Date;
  readonly closesAt: Date;
}

export function reminderMail(data: ReminderData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: m.queue_mail_reminder_subject({ brand: brand.name, reference }, { locale }),
    element: <Reminder data={data} locale={locale} />,
  };
}

function Reminder({ data, locale }: TemplateProps<ReminderData>) {
  const words = data.isReturned ? m.queue_mail_reminder_returned : m.queue_mail_reminder_started;
  const what = words({}, { locale });
  const moment = formatMoment(data.expiresAt, locale);
  const date = formatMoment(data.closesAt, locale, "date");
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{m.queue_mail_reminder_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      <Paragraph>{m.mail_changes_kept({}, { locale })}</Paragraph>
      <Action
        href={data.link}
        label={m.mail_changes_button({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
      <Aside>
        {m.mail_link_lasts({ moment }, { locale })} {m.mail_link_once({}, { locale })}{" "}
        {m.mail_invitation_renew({}, { locale })}
      </Aside>
      <Paragraph>{m.mail_changes_until({ date }, { locale })}</Paragraph>
      <Facts items={[[m.mail_reference({}, { locale }), data.reference]]} />
    </MailLayout>
  );
}
