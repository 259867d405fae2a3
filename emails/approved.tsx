import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { changeFacts } from "./change-facts.ts";
import { MailLayout } from "./layout.tsx";
import type { Mail, Outcome, TemplateProps } from "./mail.ts";
import { Facts, Paragraph, Title } from "./parts.tsx";

export interface ApprovedData extends Outcome {
  readonly takesEffectAt: Date | null;
  /** The customer confirms once more after that time. */
  readonly confirms: boolean;
}

export function approvedMail(data: ApprovedData, locale: Locale): Mail {
  const { brand, reference } = data;
  return {
    subject: m.mail_approved_subject({ brand: brand.name, reference }, { locale }),
    element: <Approved data={data} locale={locale} />,
  };
}

function Approved({ data, locale }: TemplateProps<ApprovedData>) {
  const { takesEffectAt, confirms, newContact } = data;
  const later = confirms ? m.confirmation_approved_later : m.mail_approved_later;
  const whoFollows = takesEffectAt ? m.mail_approved_contact : m.mail_effective_contact;
  const when = takesEffectAt
    ? later({ moment: formatMoment(takesEffectAt, locale) }, { locale })
    : m.mail_approved_now({}, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={when}>
      <Title>{m.mail_approved_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{when}</Paragraph>
      {newContact === null ? null : (
        <Paragraph>{whoFollows({ name: newContact }, { locale })}</Paragraph>
      )}
      {takesEffectAt ? <Paragraph>{m.mail_approved_until({}, { locale })}</Paragraph> : null}
      <Facts
        items={[[m.mail_reference({}, { locale }), data.reference], ...changeFacts(data, locale)]}
      />
    </MailLayout>
  );
}
