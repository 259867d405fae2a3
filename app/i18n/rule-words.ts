import type { RuleId } from "#app/domain/document/rules/all.ts";
import type { EditingSign } from "#app/domain/document/rules/editing.ts";
import type { ReadingAnswer, RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { RuleLevel, RuleState, ValueName, Values } from "#app/domain/document/rules/rule.ts";
import { limits } from "#app/domain/limits.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Danger } from "#app/reader/verdict.ts";
import { formatMoment } from "./moment.ts";
import { m } from "./paraglide/messages.js";
import { getLocale, type Locale } from "./paraglide/runtime.js";
import { readingSentences, ruleSentences, type Sentence } from "./rule-sentences.ts";
import { spacedSiren } from "./spaced-siren.ts";
import { documentTitle } from "./words.ts";

const states = {
  pass: m.rules_state_pass,
  fail: m.rules_state_fail,
  unproved: m.rules_state_unproved,
  unknown: m.rules_state_unknown,
} satisfies Record<RuleState, unknown>;
const levels = {
  serious: m.rules_level_serious,
  notice: m.rules_level_notice,
} satisfies Record<RuleLevel, unknown>;
const dangers = {
  javascript: m.rules_danger_javascript,
  launch: m.rules_danger_launch,
  "embedded-files": m.rules_danger_embedded_files,
  "submit-form": m.rules_danger_submit_form,
  xfa: m.rules_danger_xfa,
  "remote-file": m.rules_danger_remote_file,
  "opens-address": m.rules_danger_opens_address,
  multimedia: m.rules_danger_multimedia,
} satisfies Record<Danger, unknown>;
const signs: Record<EditingSign, Sentence> = {
  editor: m.rules_sign_editor,
  writer: m.rules_sign_writer,
  modified: (_, options) => m.rules_sign_modified({ hours: limits.modifiedAfterHours }, options),
  revisions: m.rules_sign_revisions,
  fonts: m.rules_sign_fonts,
  hidden: m.rules_sign_hidden,
};

export const stateWord = (state: RuleState, locale = getLocale()) => states[state]({}, { locale });
export const levelWord = (level: RuleLevel, locale = getLocale()) => levels[level]({}, { locale });
const dangerWord = (danger: Danger, locale = getLocale()) => dangers[danger]({}, { locale });
export const ruleName = (id: RuleId, locale = getLocale()) =>
  ruleSentences[id].name({}, { locale });
export const ruleSource = (id: RuleId, locale = getLocale()) =>
  ruleSentences[id].source({}, { locale });

export function outcomeSentence(outcome: RuleOutcome, locale: Locale = getLocale()): string {
  const { rule, answer, values } = outcome;
  const sentence = isReadingAnswer(answer)
    ? readingSentences[answer]
    : (ruleSentences[rule].answers as Readonly<Record<string, Sentence>>)[answer];
  if (!sentence) throw new Error(`rule ${rule} has no words for ${answer}`);
  return sentence(written(values, locale), { locale });
}

export function outcomeAdvice(outcome: RuleOutcome, locale: Locale = getLocale()): string | null {
  const { rule, answer, state, values } = outcome;
  if (state === "pass") return null;
  if (state === "unknown" || state === "unproved") return m.rules_advice_unknown({}, { locale });
  const { advice, advices } = ruleSentences[rule];
  const own = (advices as Readonly<Record<string, Sentence>> | undefined)?.[answer];
  return (own ?? advice)?.(written(values, locale), { locale }) ?? null;
}

function isReadingAnswer(answer: string): answer is ReadingAnswer {
  return answer in readingSentences;
}

function written(values: Values, locale: Locale): Record<ValueName, string> {
  const kind = (id = "") => (id ? documentTitle(id as DocumentKind, locale) : "");
  const plain = {
    account: spacedSiren(values.account ?? ""),
    document: spacedSiren(values.document ?? ""),
    contact: values.contact ?? "",
    role: values.role ?? "",
    written: values.written ?? "",
    numbers: spacedSiren(values.numbers ?? ""),
    producer: values.producer ?? "",
    references: values.references ?? "",
    given: kind(values.given),
    found: kind(values.found),
    beside: kind(values.beside),
    date: values.date ? formatMoment(new Date(values.date), locale, "date") : "",
    signer: values.signer || m.rules_signer_unnamed({}, { locale }),
    dangers: listOf<Danger>(values.dangers, (id) => dangerWord(id, locale)),
    signs: "",
  };
  return {
    ...plain,
    signs: listOf<EditingSign>(values.signs, (id) => signs[id](plain, { locale })),
  };
}

function listOf<Id extends string>(ids: string | undefined, word: (id: Id) => string) {
  return (ids?.split(",") ?? []).map((id) => word(id as Id)).join(", ");
}
