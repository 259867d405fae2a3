import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Facts, Paragraph, Quote, Title } from "./parts.tsx";

interface AboutRequest {
  readonly kind: "frozen" | "frozen-by-staff" | "alarm-after-effect" | "alarm-closed";
  readonly reference: string;
}

interface AboutInvitation {
  readonly kind: "invitation-stopped" | "dead-link";
  readonly login: string;
  readonly recipient: string;
  /** Wrong logins that end a link. */
  readonly attempts: number;
}

interface AboutBudget {
  readonly kind: "sms-budget";
  readonly scope: "service" | "country" | "range";
  readonly period: "hour" | "day";
  readonly where: string;
  /** Codes an hour or a day. */
  readonly most: number;
}

interface AboutMember {
  readonly kind: "wrong-second-factors" | "member-access" | "risk-proposed" | "risk-changed";
  readonly member: string;
  readonly email: string;
}

/** Whether only the provider of identities opens sessions. */
interface AboutSso {
  readonly kind: "sso-required" | "sso-optional";
  /** Who chose so; null: somebody at the command line. */
  readonly by: string | null;
}

/** Written by a stranger. Null: nothing is known of the link or of the login. */
interface Report {
  readonly kind: "notice-report";
  readonly about: { readonly reference: string | null; readonly account: string | null };
  readonly report: { readonly login: string; readonly text: string };
}

export type StaffAlarm =
  AboutRequest | AboutInvitation | AboutBudget | AboutMember | AboutSso | Report;
type StaffAlarmKind = StaffAlarm["kind"];
export type StaffAlarmData = MailParties & { readonly url: string; readonly alarm: StaffAlarm };

const WORDS = {
  frozen: {
    subject: m.mail_alarm_frozen_subject,
    title: m.mail_alarm_frozen_title,
    what: m.mail_alarm_frozen_what,
  },
  "frozen-by-staff": {
    subject: m.queue_alarm_frozen_subject,
    title: m.queue_alarm_frozen_title,
    what: m.queue_alarm_frozen_what,
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
  "sms-budget": {
    subject: m.mail_alarm_budget_subject,
    title: m.mail_alarm_budget_title,
    what: m.mail_alarm_budget_what,
  },
  "wrong-second-factors": {
    subject: m.mail_alarm_factors_subject,
    title: m.mail_alarm_factors_title,
    what: m.mail_alarm_factors_what,
  },
  "member-access": {
    subject: m.mail_alarm_access_subject,
    title: m.mail_alarm_access_title,
    what: m.mail_alarm_access_what,
  },
  "risk-proposed": {
    subject: m.risk_mail_proposed_subject,
    title: m.risk_mail_proposed_title,
    what: m.risk_mail_proposed_what,
  },
  "risk-changed": {
    subject: m.risk_mail_changed_subject,
    title: m.risk_mail_changed_title,
    what: m.risk_mail_changed_what,
  },
  "sso-required": {
    subject: m.sso_mail_required_subject,
    title: m.sso_mail_required_title,
    what: m.sso_mail_required_what,
  },
  "sso-optional": {
    subject: m.sso_mail_optional_subject,
    title: m.sso_mail_optional_title,
    what: m.sso_mail_optional_what,
  },
  "notice-report": {
    subject: m.mail_alarm_report_subject,
    title: m.mail_alarm_report_title,
    what: m.mail_alarm_report_what,
  },
} satisfies Record<StaffAlarmKind, unknown>;

export function staffAlarmMail(data: StaffAlarmData, locale: Locale): Mail {
  const { brand, alarm } = data;
  const inputs = { brand: brand.name, about: aboutOf(alarm), attempts: attemptsOf(alarm) };
  return {
    subject: WORDS[alarm.kind].subject(inputs, { locale }),
    element: <StaffAlarmBody data={data} locale={locale} />,
  };
}

function aboutOf(alarm: StaffAlarm) {
  if ("reference" in alarm) return alarm.reference;
  if ("member" in alarm) return alarm.member;
  if ("report" in alarm) return alarm.about.reference ?? alarm.about.account ?? "";
  return "login" in alarm ? alarm.login : "";
}

function attemptsOf(alarm: StaffAlarm) {
  return "attempts" in alarm ? alarm.attempts : 0;
}

function StaffAlarmBody({ data, locale }: TemplateProps<StaffAlarmData>) {
  const words = WORDS[data.alarm.kind];
  const inputs = { attempts: attemptsOf(data.alarm) };
  return (
    <MailLayout parties={data} locale={locale} preview={words.title(inputs, { locale })} forStaff>
      <Title>{words.title(inputs, { locale })}</Title>
      <Paragraph>{words.what(inputs, { locale })}</Paragraph>
      <Facts items={factsOf(data.alarm, locale)} />
      {"report" in data.alarm && data.alarm.report.text ? (
        <Quote>{data.alarm.report.text}</Quote>
      ) : null}
      <Action
        href={data.url}
        label={buttonOf(data.alarm)({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
    </MailLayout>
  );
}

function buttonOf(alarm: StaffAlarm) {
  if ("reference" in alarm) return m.mail_alarm_button;
  if (alarm.kind === "risk-proposed" || alarm.kind === "risk-changed") return m.risk_mail_button;
  if ("member" in alarm || "by" in alarm) return m.mail_alarm_button_members;
  if ("report" in alarm && alarm.about.reference) return m.mail_alarm_button;
  return "login" in alarm ? m.mail_alarm_button_invitations : m.mail_alarm_button_requests;
}

const SCOPES = {
  service: m.mail_alarm_budget_service,
  country: m.mail_alarm_budget_country,
  range: m.mail_alarm_budget_range,
};
const PERIODS = { hour: m.mail_alarm_budget_hour, day: m.mail_alarm_budget_day };

function reportFacts({ about, report }: Report, locale: Locale) {
  const unknown = m.mail_alarm_report_unknown({}, { locale });
  return [
    [m.mail_reference({}, { locale }), about.reference ?? unknown],
    [m.mail_alarm_account({}, { locale }), about.account ?? unknown],
    [m.mail_alarm_report_login({}, { locale }), report.login || unknown],
  ] as const;
}

function factsOf(alarm: StaffAlarm, locale: Locale) {
  if ("reference" in alarm) return [[m.mail_reference({}, { locale }), alarm.reference]] as const;
  if ("report" in alarm) return reportFacts(alarm, locale);
  if ("scope" in alarm) {
    const { scope, period, where, most } = alarm;
    return [
      [m.mail_alarm_budget_scope({}, { locale }), SCOPES[scope]({ where }, { locale })],
      [m.mail_alarm_budget_most({}, { locale }), PERIODS[period]({ most }, { locale })],
    ] as const;
  }
  if ("member" in alarm) {
    return [[m.mail_alarm_member({}, { locale }), `${alarm.member} (${alarm.email})`]] as const;
  }
  if ("by" in alarm) {
    const by = alarm.by ?? m.sso_mail_command_line({}, { locale });
    return [[m.sso_mail_by({}, { locale }), by]] as const;
  }
  return [
    [m.mail_alarm_account({}, { locale }), alarm.login],
    [m.mail_alarm_recipient({}, { locale }), alarm.recipient],
  ] as const;
}
