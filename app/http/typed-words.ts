import { readEmail } from "#app/domain/email.ts";
import { readCode } from "#app/domain/typed/code.ts";
import { type EmailFault, oddSign } from "#app/domain/typed/email.ts";
import { quoted } from "#app/domain/typed/plain.ts";
import { readUniqueCode } from "#app/domain/typed/unique-code.ts";
import { m } from "#app/i18n/paraglide/messages.js";

const emailWords: Record<Exclude<EmailFault, "email-missing">, (typed: string) => string> = {
  "email-without-at": (text) => m.journey_email_without_at({ typed: quoted(text) }),
  "email-several": (text) => m.journey_email_several({ typed: quoted(text) }),
  "email-space": (text) => m.journey_email_space({ typed: quoted(text) }),
  "email-sign": (text) => m.journey_email_sign({ sign: oddSign(text) }),
  "email-local": (text) => m.journey_email_local({ typed: quoted(text) }),
  "email-domain": (text) => m.journey_email_domain({ typed: quoted(text) }),
  "email-long": () => m.journey_email_long(),
};

/** What is wrong with an address; `missing` when there is none. */
export function emailSentence(text: string, missing: () => string) {
  const read = readEmail(text);
  if (read.ok) return "";
  return read.refusal === "email-missing" ? missing() : emailWords[read.refusal](text);
}

/** What is wrong with the code of an SMS. Never repeats the code. */
export function codeSentence(text: string) {
  const reading = readCode(text);
  switch (reading.kind) {
    case "length":
      return m.journey_verify_code_length(reading);
    case "several":
      return m.journey_verify_code_several();
    case "sign":
      return m.journey_verify_code_sign(reading);
    case "missing":
    case "no-digits":
    case "code":
      return m.journey_verify_code_malformed();
  }
}

/** What is wrong with a unique code. */
export function uniqueCodeSentence(text: string) {
  const reading = readUniqueCode(text);
  switch (reading.kind) {
    case "length":
      return m.journey_code_length(reading);
    case "sign":
      return m.journey_code_sign(reading);
    case "missing":
    case "code":
      return m.journey_code_missing();
  }
}
