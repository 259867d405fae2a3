import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Paragraph, Title } from "./parts.tsx";

type StaffNoticeKind = "disabled" | "enabled" | "roles" | "wrong-second-factors" | "mentioned";

export interface StaffNoticeData extends MailParties {
  readonly name: string;
  readonly change: StaffNoticeKind;
  /** Who changed it; empty when nobody did. */
  readonly by: string;
  /** The request that it is about, and its page. */
  readonly about: { readonly reference: string; readonly url: string } | null;
}

const words = {
  disabled: {
    subject: m.mail_staff_disabled_subject,
    title: m.mail_staff_disabled_title,
    what: m.mail_staff_disabled_what,
    ask: m.mail_staff_ask,
  },
  enabled: {
    subject: m.mail_staff_enabled_subject,
    title: m.mail_staff_enabled_title,
    what: m.mail_staff_enabled_what,
    ask: m.mail_staff_ask,
  },
  roles: {
    subject: m.mail_staff_roles_subject,
    title: m.mail_staff_roles_title,
    what: m.mail_staff_roles_what,
    ask: m.mail_staff_ask,
  },
  "wrong-second-factors": {
    subject: m.mail_staff_factors_subject,
    title: m.mail_staff_factors_title,
    what: m.mail_staff_factors_what,
    ask: m.mail_staff_factors_ask,
  },
  mentioned: {
    subject: m.notes_mail_subject,
    title: m.notes_mail_title,
    what: m.notes_mail_what,
    ask: m.notes_mail_ask,
  },
} satisfies Record<StaffNoticeKind, unknown>;

export function staffNoticeMail(data: StaffNoticeData, locale: Locale): Mail {
  return {
    subject: words[data.change].subject({ brand: data.brand.name, by: data.by }, { locale }),
    element: <StaffNotice data={data} locale={locale} />,
  };
}

function StaffNotice({ data, locale }: TemplateProps<StaffNoticeData>) {
  const { title, what, ask } = words[data.change];
  const told = what({ by: data.by, reference: data.about?.reference ?? "" }, { locale });
  return (
    <MailLayout parties={data} locale={locale} preview={told} forStaff>
      <Title>{title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello_name({ name: data.name }, { locale })}</Paragraph>
      <Paragraph>{told}</Paragraph>
      <Paragraph>{ask({}, { locale })}</Paragraph>
      {data.about ? (
        <Action
          href={data.about.url}
          label={m.notes_mail_button({}, { locale })}
          or={m.notes_mail_or({}, { locale })}
        />
      ) : null}
    </MailLayout>
  );
}
