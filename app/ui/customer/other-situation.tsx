import type { SituationId } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle } from "#app/i18n/words.ts";
import { paths } from "#app/routes/paths.ts";

/** `isUsual`: taken from the account. The others are named, for those whom they concern. */
export function OtherSituation(props: {
  readonly situation: SituationId;
  readonly isUsual: boolean;
}) {
  return (
    <p>
      {sentenceOf(props)} <a href={paths.situation()}>{m.journey_situation_other()}</a>
    </p>
  );
}

function sentenceOf({ situation, isUsual }: Parameters<typeof OtherSituation>[0]) {
  if (!isUsual) return m.journey_situation_chosen({ situation: situationTitle(situation) });
  return situation === "organisation.standard"
    ? m.journey_situation_other_organisation()
    : m.journey_situation_other_individual();
}
