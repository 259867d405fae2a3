import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { MobileNumber } from "#app/domain/mobile.ts";
import type { RiskFacts } from "#app/domain/request/risks.ts";
import { territories, type Territory } from "#app/domain/request/territories.ts";
import { isFrenchNumber } from "#app/domain/sms-guard/destination.server.ts";

const mainland = "Europe/Paris";
const zones: Record<Territory, string> = {
  GP: "America/Guadeloupe",
  GF: "America/Cayenne",
  MQ: "America/Martinique",
  RE: "Indian/Reunion",
  YT: "Indian/Mayotte",
  PM: "America/Miquelon",
  NC: "Pacific/Noumea",
  PF: "Pacific/Tahiti",
};

/** A number abroad tells no hour: many countries have several. */
export function numberFactsOf(
  mobile: MobileNumber | null,
): Pick<RiskFacts, "numberAbroad" | "timeZone"> {
  if (!mobile) return { numberAbroad: false, timeZone: mainland };
  if (!isFrenchNumber(mobile)) return { numberAbroad: true, timeZone: null };
  const country = parsePhoneNumberFromString(mobile)?.country;
  const territory = territories.find((one) => one === country);
  return { numberAbroad: false, timeZone: territory ? zones[territory] : mainland };
}
