import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { FreezeAction } from "./freeze-action.tsx";
import { MailLayout } from "./layout.tsx";
import type { Mail, MailParties, TemplateProps } from "./mail.ts";
import { Aside, Facts, Paragraph, Title } from "./parts.tsx";

type WarningStage =
  "submitted" | "decided" | "rejected" | "lifted" | "asked" | "lapsed" | "failures" | "reset";

export interface WarningData extends MailParties {
  readonly stage: WarningStage;
  readonly accountName: string;
  readonly what: string;
  /**
   * For a decision, null when it takes effect immediately; for a lifted freeze, null before the
   * decision.
   */
  readonly takesEffectAt: Date | null;
  /** The customer confirms once more after that time. */
  readonly confirms: boolean;
  /** Of a question to the customer. */
  readonly confirmBefore: Date | null;
  readonly freezeLink: string;
  readonly expiresAt: Date;
}

const WORDS = {
  submitted: {
    subject: m.mail_warning_submitted_subject,
    title: m.mail_warning_submitted_title,
    what: m.mail_warning_submitted_what,
  },
  decided: {
    subject: m.mail_warning_decided_subject,
    title: m.mail_warning_decided_title,
    what: m.mail_warning_decided_what,
  },
  rejected: {
    subject: m.mail_warning_rejected_subject,
    title: m.mail_warning_rejected_title,
    what: m.mail_warning_rejected_what,
  },
  lifted: {
    subject: m.mail_warning_lifted_subject,
    title: m.mail_warning_lifted_title,
    what: m.mail_warning_lifted_what,
  },
  asked: {
    subject: m.confirmation_warning_asked_subject,
    title: m.confirmation_warning_asked_title,
    what: m.confirmation_warning_asked_what,
  },
  lapsed: {
    subject: m.confirmation_warning_lapsed_subject,
    title: m.confirmation_warning_lapsed_title,
    what: m.confirmation_warning_lapsed_what,
  },
  failures: {
    subject: m.mail_warning_failures_subject,
    title: m.mail_warning_failures_title,
    what: m.mail_warning_failures_what,
  },
  reset: {
    subject: m.mail_warning_reset_subject,
    title: m.mail_warning_reset_title,
    what: m.mail_warning_reset_what,
  },
};

export function warningMail(data: WarningData, locale: Locale): Mail {
  const words = { brand: data.brand.name, account: data.accountName };
  return {
    subject: WORDS[data.stage].subject(words, { locale }),
    element: <Warning data={data} locale={locale} />,
  };
}

function Warning({ data, locale }: TemplateProps<WarningData>) {
  const words = WORDS[data.stage];
  const what = words.what({ account: data.accountName }, { locale });
  const moment = formatMoment(data.expiresAt, locale);
  return (
    <MailLayout parties={data} locale={locale} preview={what}>
      <Title>{words.title({}, { locale })}</Title>
      <Paragraph>{m.mail_hello({}, { locale })}</Paragraph>
      <Paragraph>{what}</Paragraph>
      <Facts items={factsOf(data, locale)} />
      <WhatToDo data={data} locale={locale} />
      <Aside>{m.mail_link_lasts({ moment }, { locale })}</Aside>
    </MailLayout>
  );
}

/**
 * The person who froze the request knows it already; what matters is whether they agreed to the
 * lift.
 */
function WhatToDo({ data, locale }: TemplateProps<WarningData>) {
  const isLifted = data.stage === "lifted";
  const title = isLifted ? m.mail_refreeze_title : m.mail_freeze_title;
  const still = isLifted ? "refreeze" : "freeze";
  return (
    <>
      <Paragraph>{whyYou(data.stage)({}, { locale })}</Paragraph>
      <FreezeAction
        does={isOver(data) ? "report" : still}
        link={data.freezeLink}
        title={title({}, { locale })}
        locale={locale}
      />
    </>
  );
}

function whyYou(stage: WarningData["stage"]) {
  if (stage === "lifted") return m.mail_warning_lifted_why_you;
  const isOfCodes = stage === "failures" || stage === "reset";
  return isOfCodes ? m.mail_warning_codes_why_you : m.mail_warning_why_you;
}

function isOver({ stage, takesEffectAt }: WarningData) {
  return stage === "rejected" || stage === "lapsed" || (stage === "decided" && !takesEffectAt);
}

function factsOf(data: WarningData, locale: Locale) {
  const { stage, what, takesEffectAt, confirms, confirmBefore } = data;
  const about = [m.mail_warning_about({}, { locale }), what] as const;
  if (confirmBefore) {
    const until = formatMoment(confirmBefore, locale);
    return [about, [m.confirmation_until({}, { locale }), until] as const];
  }
  const tellsEffect = stage === "decided" || (stage === "lifted" && takesEffectAt);
  if (!tellsEffect) return [about];
  const effectAt = confirms ? m.confirmation_warning_effect_at : m.mail_warning_effect_at;
  const effect = takesEffectAt
    ? effectAt({ moment: formatMoment(takesEffectAt, locale) }, { locale })
    : m.mail_warning_effect_now({}, { locale });
  return [about, [m.mail_warning_effect({}, { locale }), effect] as const];
}
