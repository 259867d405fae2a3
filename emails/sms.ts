import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";

const ONE_MESSAGE = 160;

interface CodeData {
  readonly brand: string;
  readonly code: string;
  /** The portal's bare host name: browsers fill in the code on that site only (Web OTP). */
  readonly host: string;
  readonly minutes: number;
}

export function oneTimeCodeSms({ brand, code, host, minutes }: CodeData, locale: Locale): string {
  const last = `\n\n@${host} #${code}`;
  const write = (name: string) =>
    m.mail_sms_code({ brand: name, code, minutes }, { locale }) + last;
  return fitBrand(brand, write) ?? code + last;
}

interface WarningData {
  readonly brand: string;
  readonly stage:
    "submitted" | "decided" | "rejected" | "lifted" | "asked" | "lapsed" | "failures" | "reset";
  readonly link: string;
}

const SMS_WORDS = {
  submitted: m.mail_sms_submitted,
  decided: m.mail_sms_decided,
  rejected: m.mail_sms_rejected,
  lifted: m.mail_sms_lifted,
  asked: m.mail_sms_asked,
  lapsed: m.mail_sms_lapsed,
  failures: m.mail_sms_failures,
  reset: m.mail_sms_reset,
};

/** The link may have at most 75 characters; with 70, the brand keeps 10 or more. */
export function warningSms({ brand, stage, link }: WarningData, locale: Locale): string {
  const words = SMS_WORDS[stage];
  return fitBrand(brand, (name) => words({ brand: name, link }, { locale })) ?? link;
}

export function confirmationSms(
  { brand, link }: Omit<WarningData, "stage">,
  locale: Locale,
): string {
  const write = (name: string) => m.mail_sms_confirmation({ brand: name, link }, { locale });
  return fitBrand(brand, write) ?? link;
}

/** Shortens the brand, never the code or the link; null when that is not enough. */
function fitBrand(brand: string, write: (brand: string) => string): string | null {
  const letters = plainLetters(brand) || "Info";
  const room = ONE_MESSAGE - write("").length;
  return room < 1 ? null : write(letters.slice(0, room).trimEnd());
}

/** One character outside GSM-7 would halve the message. */
function plainLetters(brand: string): string {
  return brand
    .normalize("NFD")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[^A-Za-z0-9 &'().,+-]/g, "")
    .trim();
}
