import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { changeFacts } from "./change-facts.ts";
import { MailLayout } from "./layout.tsx";
import type { Mail, Outcome, TemplateProps } from "./mail.ts";
import { Facts, Paragraph, Title } from "./parts.tsx";

const WORDS = {
  mobile: {
    subject: m.mail_effective_mobile_subject,
    title: m.mail_effective_mobile_title,
    what: m.mail_effective_mobile_what,
  },
  addresses: {
    subject: m.mail_effective_addresses_subject,
    title: m.mail_effective_addresses_title,
    what: m.mail_effective_addresses_what,
  },
};

export function effectiveMail(data: Outcome, locale: Locale): Mail {
  return {
    subject: WORDS[data.change.kind].subject({ brand: data.brand.name }, { locale }),
    element: <Effective data={data} locale={locale} />,
  };
}

function Effective({ data, locale }: TemplateProps<Outcome>) {
  const words = WORDS[data.change.kind];
  const what = words.what({}, { locale });
  const { newContact } = data;
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{words.title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Facts
        items={[...changeFacts(data, locale), [m.mail_reference({}, { locale }), data.reference]]}
      />
      <Paragraph>{what}</Paragraph>
      {newContact === null ? null : (
        <Paragraph>{m.mail_effective_contact({ name: newContact }, { locale })}</Paragraph>
      )}
      <Paragraph>{m.mail_effective_doubt({}, { locale })}</Paragraph>
    </MailLayout>
  );
}
