import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Aside, Paragraph, Title } from "./parts.tsx";

export interface StaffInvitationData extends MailParties {
  readonly name: string;
  readonly link: string;
  readonly expiresAt: Date;
  /** For somebody who could sign in before. */
  readonly isRenewed: boolean;
}

const words = {
  invited: {
    subject: m.mail_staff_invited_subject,
    title: m.mail_staff_invited_title,
    why: m.mail_staff_invited_why,
  },
  renewed: {
    subject: m.mail_staff_renewed_subject,
    title: m.mail_staff_renewed_title,
    why: m.mail_staff_renewed_why,
  },
};

const wordsOf = ({ isRenewed }: StaffInvitationData) => words[isRenewed ? "renewed" : "invited"];

export function staffInvitationMail(data: StaffInvitationData, locale: Locale): Mail {
  return {
    subject: wordsOf(data).subject({ brand: data.brand.name }, { locale }),
    element: <StaffInvitation data={data} locale={locale} />,
  };
}

function StaffInvitation({ data, locale }: TemplateProps<StaffInvitationData>) {
  const { title, why } = wordsOf(data);
  const moment = formatMoment(data.expiresAt, locale);
  return (
    <MailLayout parties={data} locale={locale} preview={why({}, { locale })} forStaff>
      <Title>{title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello_name({ name: data.name }, { locale })}</Paragraph>
      <Paragraph>{why({}, { locale })}</Paragraph>
      <Action
        href={data.link}
        label={m.mail_staff_setup_button({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
      <Aside>
        {m.mail_link_lasts({ moment }, { locale })} {m.mail_link_once({}, { locale })}
      </Aside>
      <Paragraph>{m.mail_staff_unexpected({}, { locale })}</Paragraph>
    </MailLayout>
  );
}
