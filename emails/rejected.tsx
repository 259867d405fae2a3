import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Facts, Paragraph, Quote, Title } from "./parts.tsx";

export interface RejectedData extends MailParties {
  readonly reference: string;
  readonly reason: string;
  readonly wasApproved: boolean;
}

const WORDS = {
  never: { subject: m.mail_rejected_subject, title: m.mail_rejected_title },
  noLonger: { subject: m.mail_taken_back_subject, title: m.mail_taken_back_title },
};
const wordsFor = ({ wasApproved }: RejectedData) => WORDS[wasApproved ? "noLonger" : "never"];

export function rejectedMail(data: RejectedData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: wordsFor(data).subject({ brand: brand.name, reference }, { locale }),
    element: <Rejected data={data} locale={locale} />,
  };
}

function Rejected({ data, locale }: TemplateProps<RejectedData>) {
  const title = wordsFor(data).title({}, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={title}>
      <Title>{title}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{m.mail_rejected_why({}, { locale })}</Paragraph>
      <Quote>{data.reason}</Quote>
      <Paragraph>{m.mail_rejected_after({}, { locale })}</Paragraph>
      <Facts items={[[m.mail_reference({}, { locale }), data.reference]]} />
    </MailLayout>
  );
}
