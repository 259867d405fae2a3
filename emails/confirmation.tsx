import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { changeFacts } from "./change-facts.ts";
import { MailLayout } from "./layout.tsx";
import type { Mail, Outcome, TemplateProps } from "./mail.ts";
import { Action, Aside, Facts, Paragraph, Title } from "./parts.tsx";

export interface ConfirmationData extends Outcome {
  readonly link: string;
  readonly confirmBefore: Date;
}

export function confirmationMail(data: ConfirmationData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: m.confirmation_mail_subject({ brand: brand.name, reference }, { locale }),
    element: <Confirmation data={data} locale={locale} />,
  };
}

function Confirmation({ data, locale }: TemplateProps<ConfirmationData>) {
  const moment = formatMoment(data.confirmBefore, locale);
  const what = m.confirmation_mail_what({ moment }, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{m.confirmation_mail_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      <Facts
        items={[[m.mail_reference({}, { locale }), data.reference], ...changeFacts(data, locale)]}
      />
      {data.newContact === null ? null : (
        <Paragraph>{m.mail_approved_contact({ name: data.newContact }, { locale })}</Paragraph>
      )}
      <Action
        href={data.link}
        label={m.confirmation_mail_button({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
      <Paragraph>{m.confirmation_mail_not_me({}, { locale })}</Paragraph>
      <Aside>{m.confirmation_mail_lapses({}, { locale })}</Aside>
    </MailLayout>
  );
}
