import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { GoOn, type GoOnData } from "./go-on.tsx";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Paragraph, Title } from "./parts.tsx";

export interface ReminderData extends MailParties, GoOnData {
  /** We asked for changes; otherwise the request was never sent. */
  readonly isReturned: boolean;
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
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{m.queue_mail_reminder_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      <GoOn data={data} locale={locale} />
    </MailLayout>
  );
}
