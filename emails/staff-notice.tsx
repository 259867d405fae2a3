import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Bullets, Paragraph, Title } from "./parts.tsx";

type StaffNoticeKind =
  | "disabled"
  | "enabled"
  | "roles"
  | "wrong-second-factors"
  | "passkey-added"
  | "passkey-removed"
  | "passkey-copied"
  | "password-removed"
  | "sessions-ended"
  | "signed-in"
  | "mentioned"
  | "customer-wrote";

interface ToldSignIn {
  /** ISO 8601. */
  readonly at: string;
  readonly browser: string | null;
  readonly address: string;
}

export interface StaffNoticeData extends MailParties {
  readonly name: string;
  readonly change: StaffNoticeKind;
  /** Who changed it; empty when nobody did. */
  readonly by: string;
  /** Of the notice about sign-ins. */
  readonly signIns?: readonly ToldSignIn[];
  /** The request that it is about, and its page. */
  readonly about?: { readonly reference: string; readonly url: string };
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
  "passkey-added": {
    subject: m.access_mail_passkey_added_subject,
    title: m.access_mail_passkey_added_title,
    what: m.access_mail_passkey_added_what,
    ask: m.access_mail_ask,
  },
  "passkey-removed": {
    subject: m.access_mail_passkey_removed_subject,
    title: m.access_mail_passkey_removed_title,
    what: m.access_mail_passkey_removed_what,
    ask: m.access_mail_ask,
  },
  "passkey-copied": {
    subject: m.access_mail_passkey_copied_subject,
    title: m.access_mail_passkey_copied_title,
    what: m.access_mail_passkey_copied_what,
    ask: m.access_mail_ask,
  },
  "password-removed": {
    subject: m.access_mail_password_removed_subject,
    title: m.access_mail_password_removed_title,
    what: m.access_mail_password_removed_what,
    ask: m.access_mail_ask,
  },
  "sessions-ended": {
    subject: m.access_mail_sessions_ended_subject,
    title: m.access_mail_sessions_ended_title,
    what: m.access_mail_sessions_ended_what,
    ask: m.access_mail_sessions_ended_ask,
  },
  "signed-in": {
    subject: m.access_mail_signed_in_subject,
    title: m.access_mail_signed_in_title,
    what: m.access_mail_signed_in_what,
    ask: m.access_mail_signed_in_ask,
  },
  mentioned: {
    subject: m.notes_mail_subject,
    title: m.notes_mail_title,
    what: m.notes_mail_what,
    ask: m.notes_mail_ask,
  },
  "customer-wrote": {
    subject: m.thread_mail_staff_subject,
    title: m.thread_mail_staff_title,
    what: m.thread_mail_staff_what,
    ask: m.thread_mail_staff_ask,
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
      <SignIns signIns={data.signIns ?? []} locale={locale} />
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

function SignIns(props: { readonly signIns: readonly ToldSignIn[]; readonly locale: Locale }) {
  const { signIns, locale } = props;
  if (signIns.length === 0) return null;
  const items = signIns.map(({ at, browser, address }) =>
    m.access_mail_sign_in(
      {
        moment: formatMoment(new Date(at), locale),
        browser: browser ?? m.access_mail_browser_unknown({}, { locale }),
        address,
      },
      { locale },
    ),
  );
  return <Bullets items={items} />;
}
