import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import { type Block, code, type Fact, type Item, type Pdf, strong, type Text } from "./block.ts";

/** A case in words, as it was when the file was made. */
export interface CaseFileData {
  readonly brandName: string;
  readonly reference: string;
  /** When and by whom the file was made. */
  readonly made: string;
  readonly state: string;
  readonly who: readonly CaseFact[];
  readonly answers: readonly CaseFact[];
  readonly risks: readonly string[];
  /** What public registries say. */
  readonly registry: readonly { readonly rule: string; readonly found: string }[];
  readonly documents: readonly CaseFileDocument[];
  readonly checks: readonly string[];
  /** Between staff and the customer. */
  readonly messages: readonly CaseEntry[];
  readonly decisions: readonly CaseEntry[];
  readonly events: readonly CaseEntry[];
}

export interface CaseFact {
  readonly label: string;
  readonly values: readonly string[];
  /** Set in letters that cannot be mistaken. */
  readonly isCode?: boolean;
}

export interface CaseFileDocument {
  readonly title: string;
  readonly about: readonly CaseFact[];
  readonly facts: readonly CaseFact[];
  readonly rules: readonly { readonly rule: string; readonly found: string }[];
}

export interface CaseEntry {
  readonly at: string;
  readonly what: string;
  readonly words: string | null;
}

export function caseFile(data: CaseFileData, locale: Locale): Pdf {
  const { reference, brandName } = data;
  return {
    locale,
    title: m.case_file_document({ reference }, { locale }),
    author: brandName,
    foot: (page, of) => m.pdfs_foot({ reference, page, of }, { locale }),
    blocks: [
      { kind: "paragraph", look: "brand", text: brandName },
      { kind: "title", text: m.case_file_title({ reference }, { locale }) },
      { kind: "paragraph", look: "lead", text: data.state },
      { kind: "paragraph", look: "small", text: data.made },
      ...section(m.case_file_who({}, { locale }), factsOf(data.who)),
      ...section(m.case_file_answers({}, { locale }), factsOf(data.answers)),
      ...section(m.case_file_risks({}, { locale }), itemsOf(data.risks, locale)),
      ...(data.registry.length > 0
        ? section(m.registry_title({}, { locale }), rulesOf(data.registry, locale))
        : []),
      ...documentsOf(data.documents, locale),
      ...section(m.case_file_checks({}, { locale }), itemsOf(data.checks, locale)),
      ...section(m.thread_file_section({}, { locale }), entriesOf(data.messages, locale)),
      ...section(m.case_file_decisions({}, { locale }), entriesOf(data.decisions, locale)),
      ...section(m.case_file_events({}, { locale }), entriesOf(data.events, locale)),
    ],
  };
}

function section(title: string, blocks: readonly Block[]): Block[] {
  return [{ kind: "heading", text: title }, ...blocks];
}

function factsOf(facts: readonly CaseFact[]): Block[] {
  const rows: Fact[] = facts.map(({ label, values, isCode }) => ({
    label,
    value: values.map((value): Text => (isCode ? [code(value)] : value)),
  }));
  return rows.length > 0 ? [{ kind: "facts", rows }] : [];
}

function itemsOf(texts: readonly string[], locale: Locale): Block[] {
  return listOf(
    texts.map((text): Item => [text]),
    locale,
  );
}

function entriesOf(entries: readonly CaseEntry[], locale: Locale): Block[] {
  return listOf(
    entries.map(({ at, what, words }): Item => [
      [strong(at), `\n${what}`],
      ...(words ? [words] : []),
    ]),
    locale,
  );
}

function listOf(items: readonly Item[], locale: Locale): Block[] {
  if (items.length === 0) return [{ kind: "paragraph", text: m.case_file_none({}, { locale }) }];
  return [{ kind: "list", look: "plain", items }];
}

function documentsOf(documents: readonly CaseFileDocument[], locale: Locale): Block[] {
  const none: Block[] = [{ kind: "paragraph", text: m.case_file_none({}, { locale }) }];
  if (documents.length === 0) return section(m.case_file_documents({}, { locale }), none);
  return documents.flatMap(({ title, about, facts, rules }) => [
    ...section(m.case_file_one_document({ title }, { locale }), factsOf(about)),
    ...(facts.length > 0 ? [labelled(m.case_file_facts({}, { locale })), ...factsOf(facts)] : []),
    ...(rules.length > 0
      ? [labelled(m.case_file_rules({}, { locale })), ...rulesOf(rules, locale)]
      : []),
  ]);
}

function rulesOf(rules: CaseFileDocument["rules"], locale: Locale): Block[] {
  return listOf(
    rules.map(({ rule, found }): Item => [[strong(rule), `\n${found}`]]),
    locale,
  );
}

function labelled(text: string): Block {
  return { kind: "paragraph", text: [strong(text)] };
}
