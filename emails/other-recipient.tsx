import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { FreezeAction } from "./freeze-action.tsx";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Paragraph, Quote, Title } from "./parts.tsx";

export interface OtherRecipientData extends MailParties {
  readonly recipient: string;
  readonly invitedAt: Date;
  readonly freezeLink: string;
}

export function otherRecipientMail(data: OtherRecipientData, locale: Locale): Mail {
  return {
    subject: m.mail_other_subject({ brand: data.brand.name }, { locale }),
    element: <OtherRecipient data={data} locale={locale} />,
  };
}

function OtherRecipient({ data, locale }: TemplateProps<OtherRecipientData>) {
  const { brand, recipient, freezeLink } = data;
  const moment = formatMoment(data.invitedAt, locale);
  return (
    <MailLayout parties={data} locale={locale} preview={m.mail_other_title({}, { locale })}>
      <Title>{m.mail_other_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{m.mail_other_what({ brand: brand.name, moment }, { locale })}</Paragraph>
      <Quote>{recipient}</Quote>
      <Paragraph>{m.mail_other_fine({}, { locale })}</Paragraph>
      <FreezeAction
        does="stop"
        link={freezeLink}
        title={m.mail_other_not_fine({}, { locale })}
        locale={locale}
      />
    </MailLayout>
  );
}
