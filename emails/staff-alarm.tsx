import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Facts, Paragraph, Title } from "./parts.tsx";

interface AboutRequest {
  readonly kind: "frozen" | "alarm-after-effect" | "alarm-closed";
  readonly reference: string;
}

interface AboutInvitation {
  readonly kind: "invitation-stopped" | "dead-link";
  readonly login: string;
  readonly recipient: string;
  /** Wrong logins that end a link. */
  readonly attempts: number;
}

export type StaffAlarm = AboutRequest | AboutInvitation;
type StaffAlarmKind = StaffAlarm["kind"];
export type StaffAlarmData = MailParties & { readonly url: string; readonly alarm: StaffAlarm };

const WORDS = {
  frozen: {
    subject: m.mail_alarm_frozen_subject,
    title: m.mail_alarm_frozen_title,
    what: m.mail_alarm_frozen_what,
  },
  "alarm-after-effect": {
    subject: m.mail_alarm_after_subject,
    title: m.mail_alarm_after_title,
    what: m.mail_alarm_after_what,
  },
  "alarm-closed": {
    subject: m.mail_alarm_closed_subject,
    title: m.mail_alarm_closed_title,
    what: m.mail_alarm_closed_what,
  },
  "invitation-stopped": {
    subject: m.mail_alarm_stopped_subject,
    title: m.mail_alarm_stopped_title,
    what: m.mail_alarm_stopped_what,
  },
  "dead-link": {
    subject: m.mail_alarm_dead_subject,
    title: m.mail_alarm_dead_title,
    what: m.mail_alarm_dead_what,
  },
} satisfies Record<StaffAlarmKind, unknown>;

export function staffAlarmMail(data: StaffAlarmData, locale: Locale): Mail {
  const { brand, alarm } = data;
  const about = "reference" in alarm ? alarm.reference : alarm.login;
  const inputs = { brand: brand.name, about, attempts: attemptsOf(alarm) };
  return {
    subject: WORDS[alarm.kind].subject(inputs, { locale }),
    element: <StaffAlarmBody data={data} locale={locale} />,
  };
}

function attemptsOf(alarm: StaffAlarm) {
  return "attempts" in alarm ? alarm.attempts : 0;
}

function StaffAlarmBody({ data, locale }: TemplateProps<StaffAlarmData>) {
  const words = WORDS[data.alarm.kind];
  const inputs = { attempts: attemptsOf(data.alarm) };
  const button = "reference" in data.alarm ? m.mail_alarm_button : m.mail_alarm_button_invitations;
  return (
    <MailLayout parties={data} locale={locale} preview={words.title(inputs, { locale })} forStaff>
      <Title>{words.title(inputs, { locale })}</Title>
      <Paragraph>{words.what(inputs, { locale })}</Paragraph>
      <Facts items={factsOf(data.alarm, locale)} />
      <Action
        href={data.url}
        label={button({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
    </MailLayout>
  );
}

function factsOf(alarm: StaffAlarm, locale: Locale) {
  if ("reference" in alarm) return [[m.mail_reference({}, { locale }), alarm.reference]] as const;
  return [
    [m.mail_alarm_account({}, { locale }), alarm.login],
    [m.mail_alarm_recipient({}, { locale }), alarm.recipient],
  ] as const;
}
