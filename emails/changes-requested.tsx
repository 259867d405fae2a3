import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Aside, Bullets, Facts, Paragraph, Quote, Subtitle, Title } from "./parts.tsx";

export interface ChangesRequestedData extends MailParties {
  readonly reference: string;
  readonly message: string;
  readonly steps: readonly string[];
  readonly link: string;
  readonly expiresAt: Date;
  readonly closesAt: Date;
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
  const moment = formatMoment(data.expiresAt, locale);
  const date = formatMoment(data.closesAt, locale, "date");
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{m.mail_changes_title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      <Quote>{data.message}</Quote>
      <Subtitle>{m.mail_changes_steps({}, { locale })}</Subtitle>
      <Bullets items={data.steps} />
      <Paragraph>{m.mail_changes_kept({}, { locale })}</Paragraph>
      <Action
        href={data.link}
        label={m.mail_changes_button({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
      <Aside>
        {m.mail_link_lasts({ moment }, { locale })} {m.mail_link_once({}, { locale })}{" "}
        {m.mail_invitation_renew({}, { locale })}
      </Aside>
      <Paragraph>{m.mail_changes_until({ date }, { locale })}</Paragraph>
      <Facts items={[[m.mail_reference({}, { locale }), data.reference]]} />
    </MailLayout>
  );
}
