import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Aside, Paragraph, Title } from "./parts.tsx";

export interface ContactProofData extends MailParties {
  readonly contactName: string;
  readonly accountName: string;
  readonly link: string;
  readonly expiresAt: Date;
}

export function contactProofMail(data: ContactProofData, locale: Locale): Mail {
  return {
    subject: m.mail_proof_subject({ brand: data.brand.name }, { locale }),
    element: <ContactProof data={data} locale={locale} />,
  };
}

function ContactProof({ data, locale }: TemplateProps<ContactProofData>) {
  const moment = formatMoment(data.expiresAt, locale);
  const why = m.mail_proof_why({ account: data.accountName, brand: data.brand.name }, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={why}>
      <Title>{m.mail_proof_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello_name({ name: data.contactName }, { locale })}</Paragraph>
      <Paragraph>{why}</Paragraph>
      <Paragraph>{m.mail_proof_how({}, { locale })}</Paragraph>
      <Action
        href={data.link}
        label={m.mail_proof_button({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
      <Aside>{m.mail_link_lasts({ moment }, { locale })}</Aside>
      <Paragraph>{m.mail_proof_limits({}, { locale })}</Paragraph>
    </MailLayout>
  );
}
