import type {
  MobileReading,
  MobileRefusal,
  NumberLength,
} from "#app/domain/request/mobile-number.server.ts";
import { quoted } from "#app/domain/typed/plain.ts";
import { m } from "#app/i18n/paraglide/messages.js";

type Words = (inputs: { typed: string }) => string;

const words: Record<Exclude<MobileRefusal, "mobile-length">, Words> = {
  "mobile-missing": () => m.journey_mobile_missing(),
  "mobile-no-digits": m.journey_mobile_no_digits,
  "mobile-several": m.journey_mobile_several,
  "mobile-unreadable": m.journey_mobile_unreadable,
  "mobile-fixed": m.journey_mobile_fixed,
  "mobile-voip": m.journey_mobile_voip,
  "mobile-premium": m.journey_mobile_premium,
  "mobile-shared-cost": m.journey_mobile_shared_cost,
  "mobile-pager": m.journey_mobile_pager,
  "mobile-machine": m.journey_mobile_machine,
  "mobile-satellite": m.journey_mobile_satellite,
  "mobile-country": m.journey_mobile_country,
  "mobile-unknown": m.journey_mobile_unknown,
};

/** Repeats what was typed. */
export function mobileSentence(reading: Extract<MobileReading, { kind: "refused" }>, text: string) {
  const typed = quoted(text);
  if (reading.refusal !== "mobile-length") return words[reading.refusal]({ typed });
  return lengthSentence(reading.length, typed);
}

function lengthSentence({ count, code, expected, isShort }: NumberLength, typed: string) {
  if (code === null)
    return m.journey_mobile_length_french({ typed, count, expected: expected ?? 0 });
  if (expected !== null) return m.journey_mobile_length_code({ typed, count, code, expected });
  const sentence = isShort ? m.journey_mobile_short : m.journey_mobile_long;
  return sentence({ typed, count, code });
}
