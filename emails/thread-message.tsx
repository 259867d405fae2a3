import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import { LinkToRequest } from "./link-to-request.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Facts, Paragraph, Title } from "./parts.tsx";

interface ThreadMessageData extends MailParties {
  readonly reference: string;
  readonly link: string;
  readonly hasFiles: boolean;
  readonly expiresAt: Date;
}

export function threadMessageMail(data: ThreadMessageData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: m.thread_mail_subject({ brand: brand.name, reference }, { locale }),
    element: <ThreadMessage data={data} locale={locale} />,
  };
}

function ThreadMessage({ data, locale }: TemplateProps<ThreadMessageData>) {
  const what = m.thread_mail_what({}, { locale });
  const label = m.thread_mail_button({}, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{m.thread_mail_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      {data.hasFiles ? <Paragraph>{m.thread_mail_files({}, { locale })}</Paragraph> : null}
      <LinkToRequest {...{ label, locale }} link={data.link} expiresAt={data.expiresAt} />
      <Facts items={[[m.mail_reference({}, { locale }), data.reference]]} />
    </MailLayout>
  );
}
