import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Action, Facts, Paragraph, Title } from "./parts.tsx";

export type StaffAlarmKind = "frozen" | "alarm-after-effect" | "dead-link";

export interface StaffAlarmData extends MailParties {
  readonly reference: string;
  readonly kind: StaffAlarmKind;
  readonly url: string;
}

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
  "dead-link": {
    subject: m.mail_alarm_dead_subject,
    title: m.mail_alarm_dead_title,
    what: m.mail_alarm_dead_what,
  },
};

export function staffAlarmMail(data: StaffAlarmData, locale: Locale): Mail {
  const { brand, reference, kind } = data;
  return {
    subject: WORDS[kind].subject({ brand: brand.name, reference }, { locale }),
    element: <StaffAlarm data={data} locale={locale} />,
  };
}

export function StaffAlarm({ data, locale }: TemplateProps<StaffAlarmData>) {
  const words = WORDS[data.kind];
  return (
    <MailLayout parties={data} locale={locale} preview={words.title({}, { locale })} forStaff>
      <Title>{words.title({}, { locale })}</Title>
      <Paragraph>{words.what({}, { locale })}</Paragraph>
      <Facts items={[[m.mail_reference({}, { locale }), data.reference]]} />
      <Action
        href={data.url}
        label={m.mail_alarm_button({}, { locale })}
        or={m.mail_link_is_here({}, { locale })}
      />
    </MailLayout>
  );
}
