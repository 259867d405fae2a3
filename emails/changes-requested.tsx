import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { GoOn, type GoOnData } from "./go-on.tsx";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Bullets, Paragraph, Quote, Subtitle, Title } from "./parts.tsx";

export interface ChangesRequestedData extends MailParties, GoOnData {
  readonly message: string;
  readonly steps: readonly string[];
}

export function changesRequestedMail(data: ChangesRequestedData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: m.mail_changes_subject({ brand: brand.name, reference }, { locale }),
    element: <ChangesRequested data={data} locale={locale} />,
  };
}

function ChangesRequested({ data, locale }: TemplateProps<ChangesRequestedData>) {
  const what = m.mail_changes_what({}, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{m.mail_changes_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      <Quote>{data.message}</Quote>
      <Subtitle>{m.mail_changes_steps({}, { locale })}</Subtitle>
      <Bullets items={data.steps} />
      <GoOn data={data} locale={locale} />
    </MailLayout>
  );
}
