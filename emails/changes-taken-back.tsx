import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Facts, Paragraph, Title } from "./parts.tsx";

interface TakenBackData extends MailParties {
  readonly reference: string;
}

export function changesTakenBackMail(data: TakenBackData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: m.case_mail_taken_back_subject({ brand: brand.name, reference }, { locale }),
    element: <ChangesTakenBack data={data} locale={locale} />,
  };
}

function ChangesTakenBack({ data, locale }: TemplateProps<TakenBackData>) {
  const what = m.case_mail_taken_back_what({}, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{m.case_mail_taken_back_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      <Facts items={[[m.mail_reference({}, { locale }), data.reference]]} />
    </MailLayout>
  );
}
