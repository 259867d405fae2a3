import type {
  RegistryFinding,
  RegistryReason,
  RegistryRuleId,
  RegistryVerdict,
} from "#app/domain/registry/finding.ts";
import type { RegistryAnswer } from "#app/domain/registry/registered.ts";
import type { RegistrySource } from "#app/domain/registry-source.ts";
import { formatMoment } from "./moment.ts";
import { m } from "./paraglide/messages.js";
import { getLocale } from "./paraglide/runtime.js";
import { spacedSiren } from "./spaced-siren.ts";

interface Written {
  readonly person: string;
  readonly office: string;
  readonly firm: string;
  readonly ours: string;
  readonly registered: string;
  readonly about: string;
  readonly on: string;
  readonly answeredAt: string;
}
type Sentence = (values: Written) => string;

const rules: Record<RegistryRuleId, () => string> = {
  state: m.registry_rule_state,
  proceedings: m.registry_rule_proceedings,
  contact: m.registry_rule_contact,
  signatory: m.registry_rule_signatory,
  name: m.registry_rule_name,
  form: m.registry_rule_form,
  publication: m.registry_rule_publication,
};

const answers: Record<Exclude<RegistryVerdict, "cannot-tell">, Sentence> = {
  active: () => m.registry_active(),
  ceased: ({ on }) => (on ? m.registry_ceased({ on }) : m.registry_ceased_undated()),
  dissolved: m.registry_dissolved,
  proceedings: m.registry_proceedings,
  named: m.registry_named,
  "named-by-firm": m.registry_named_by_firm,
  "other-office": m.registry_other_office,
  "not-named": m.registry_not_named,
  "same-name": () => m.registry_same_name(),
  "close-name": m.registry_close_name,
  "other-name": m.registry_other_name,
  "same-form": m.registry_same_form,
  "other-form": m.registry_other_form,
  "printed-found": m.registry_printed_found,
  "printed-other": m.registry_printed_other,
  "printed-missing": m.registry_printed_missing,
};

const reasons: Record<RegistryReason, Sentence> = {
  waiting: () => m.registry_cannot_waiting(),
  old: () => m.registry_cannot_old(),
  none: () => m.registry_cannot_none(),
  several: () => m.registry_cannot_several(),
  away: () => m.registry_cannot_away(),
  slow: () => m.registry_cannot_slow(),
  limited: () => m.registry_cannot_limited(),
  malformed: () => m.registry_cannot_malformed(),
  erased: () => m.registry_cannot_erased(),
  hidden: () => m.registry_cannot_hidden(),
  "names-nobody": () => m.registry_cannot_names_nobody(),
  close: m.registry_cannot_close,
  ceased: () => m.registry_cannot_ceased(),
  "other-name": m.registry_cannot_other_name,
  "firm-unknown": () => m.registry_cannot_firm_unknown(),
  "badly-read": () => m.registry_cannot_badly_read(),
};

const sources: Record<RegistrySource, () => string> = {
  companies: m.registry_source_companies,
  journal: m.registry_source_journal,
  gazette: m.registry_source_gazette,
};

export const registryRule = (id: RegistryRuleId) => rules[id]();

export function registrySentence({ answer, reason, values }: RegistryFinding): string {
  const { on, answeredAt, ...plain } = values;
  const written: Written = {
    ...{ person: "", office: "", firm: "", ours: "", registered: "", about: "" },
    ...withoutGaps(plain),
    on: on ? dayOf(on) : "",
    answeredAt: answeredAt ? formatMoment(answeredAt, getLocale(), "date") : "",
  };
  if (answer !== "cannot-tell") return answers[answer](written);
  return reasons[reason ?? "waiting"](written);
}

function withoutGaps(values: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** `2026-05-14` as a date, and what is no day as it is. */
export function dayOf(on: string) {
  const at = new Date(`${on}T12:00:00Z`);
  return Number.isNaN(at.getTime()) ? on : formatMoment(at, getLocale(), "date");
}

/** Which registry said it, and about which number when that is not the organisation's own. */
export function registryTitle({ source, number }: RegistryAnswer, isOwn: boolean): string {
  if (source === "companies" && !isOwn) return m.registry_firm({ number: spacedSiren(number) });
  const [day, announcement] = number.split("/");
  if (day && announcement) return m.registry_notice({ number: announcement, on: dayOf(day) });
  return sources[source]();
}

/** When the answer came, or when the registry was last asked in vain. */
export function answeredWords({ state, answeredAt }: RegistryAnswer): string {
  const moment = formatMoment(answeredAt, getLocale(), "short");
  const isSaid = state === "found" || state === "none" || state === "several";
  return isSaid ? m.registry_answered({ moment }) : m.registry_tried({ moment });
}

/** In one word or sentence, what became of a question. */
export function stateWords({ state, purgedAt }: RegistryAnswer): string {
  if (purgedAt) return m.registry_erased();
  return state === "found" ? m.registry_state_found() : reasons[state](nothing);
}

const nothing: Written = {
  ...{ person: "", office: "", firm: "", ours: "", registered: "", about: "" },
  ...{ on: "", answeredAt: "" },
};
