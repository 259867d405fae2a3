import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Facts, Paragraph, Title } from "./parts.tsx";

export interface LapsedData extends MailParties {
  readonly reference: string;
}

export function lapsedMail(data: LapsedData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: m.confirmation_lapsed_subject({ brand: brand.name, reference }, { locale }),
    element: <Lapsed data={data} locale={locale} />,
  };
}

function Lapsed({ data, locale }: TemplateProps<LapsedData>) {
  const title = m.confirmation_lapsed_title({}, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={title}>
      <Title>{title}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{m.confirmation_lapsed_what({}, { locale })}</Paragraph>
      <Paragraph>{m.confirmation_lapsed_after({}, { locale })}</Paragraph>
      <Facts items={[[m.mail_reference({}, { locale }), data.reference]]} />
    </MailLayout>
  );
}
