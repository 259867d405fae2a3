import type { Movement } from "#app/domain/audit/actions.ts";
import { reasonTitle } from "#app/domain/reason/reason.ts";
import { situationIds, stepIds } from "#app/domain/situation/ids.ts";
import { type DropOutPlace, dropOutPlaces } from "#app/domain/statistics/drop-out.ts";
import type { secondLookFigures } from "#app/domain/statistics/figures.ts";
import type { NumberPlace } from "#app/domain/statistics/number-place.ts";
import type { Statistics } from "#app/domain/statistics/statistics.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { situationTitle, stepTitle } from "#app/i18n/words.ts";

/** Figures outlive what they counted, so that an unknown id is shown as it is. */
function wordsOf<Id extends string>(table: Record<Id, () => string>) {
  return (id: string) => (id in table ? table[id as Id]() : id);
}

export const movementWords = wordsOf<Movement>({
  submitted: () => m.statistics_submitted(),
  approved: () => m.statistics_approved(),
  rejected: () => m.statistics_rejected(),
  "changes-requested": () => m.statistics_changes_requested(),
  withdrawn: () => m.statistics_withdrawn(),
  expired: () => m.statistics_expired(),
  superseded: () => m.statistics_superseded(),
});

export const secondLookWords = wordsOf<(typeof secondLookFigures)[number]>({
  "second-look-agreed": () => m.second_look_agreed(),
  "second-look-differed": () => m.second_look_differed(),
  "second-look-lapsed": () => m.second_look_lapsed(),
});

export function situationWords(id: string) {
  const situation = situationIds.find((one) => one === id);
  if (situation) return situationTitle(situation);
  return id === "all" ? m.statistics_all_situations() : m.statistics_no_situation();
}

export function stepWords(id: string) {
  const step = stepIds.find((one) => one === id);
  return step ? stepTitle(step) : id;
}

export function placeWords(id: string) {
  const place = dropOutPlaces.find((one) => one === id);
  return place ? ofPlace(place) : id;
}

function ofPlace(place: DropOutPlace) {
  if (place === "check") return m.statistics_place_check();
  if (place === "changes") return m.statistics_place_changes();
  return stepTitle(place);
}

export function reasonWords(reasons: Statistics["reasons"]) {
  return (id: string) => {
    const reason = reasons.find((one) => one.id === id);
    if (reason) return reasonTitle(reason, getLocale());
    return id === "other" ? m.statistics_reason_other() : id;
  };
}

export const smsWords = wordsOf({
  "sms-sent": () => m.statistics_sms_sent(),
  "sms-refused": () => m.statistics_sms_refused(),
  "sms-unknown": () => m.statistics_sms_unknown(),
  "sms-waiting": () => m.statistics_sms_waiting(),
  "sms-ended": () => m.statistics_sms_ended(),
});

export const numberPlaceWords = wordsOf<NumberPlace>({
  mainland: () => m.statistics_mainland(),
  overseas: () => m.statistics_overseas(),
  abroad: () => m.statistics_abroad(),
});

export const providerWords = wordsOf({
  embedded: () => m.statistics_provider_demo(),
  twilio: () => "Twilio",
  sns: () => "Amazon SNS",
  none: () => m.statistics_provider_none(),
});
