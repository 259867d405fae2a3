import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import type { Block, Fact, Pdf } from "./block.ts";
import type { Parties, RequestFacts } from "./parties.ts";
import { requestRows } from "./request-rows.ts";
import { whomToCall } from "./whom-to-call.ts";

export type Outcome =
  | { readonly kind: "approved"; readonly takesEffectAt: Date | null; readonly confirms: boolean }
  | { readonly kind: "applied"; readonly appliedAt: Date }
  | { readonly kind: "rejected"; readonly reason: string; readonly wasApproved: boolean };

export interface DecisionData extends Parties {
  readonly facts: RequestFacts;
  readonly decidedAt: Date;
  readonly outcome: Outcome;
}

function titleOf(outcome: Outcome) {
  switch (outcome.kind) {
    case "approved":
      return m.pdfs_decision_approved;
    case "applied":
      return m.pdfs_decision_applied;
    case "rejected":
      return outcome.wasApproved ? m.pdfs_decision_taken_back : m.pdfs_decision_rejected;
  }
}

export function decision(data: DecisionData, locale: Locale): Pdf {
  const { brand, facts, outcome } = data;
  const { reference } = facts;
  return {
    locale,
    title: m.pdfs_decision_document({ reference }, { locale }),
    author: brand.name,
    foot: (page, of) => m.pdfs_foot({ reference, page, of }, { locale }),
    blocks: [
      { kind: "paragraph", look: "brand", text: brand.name },
      { kind: "title", text: titleOf(outcome)({}, { locale }) },
      ...wordsOf(outcome, locale),
      { kind: "facts", rows: [...datesOf(data, locale), ...requestRows(facts, locale)] },
      ...whomToCall(data, locale),
    ],
  };
}

function wordsOf(outcome: Outcome, locale: Locale): Block[] {
  const lead = (text: string): Block => ({ kind: "paragraph", look: "lead", text });
  switch (outcome.kind) {
    case "approved":
      return [lead(whenOf(outcome)({}, { locale }))];
    case "applied":
      return [lead(m.pdfs_decision_in_force({}, { locale }))];
    case "rejected":
      return [
        lead(m.pdfs_decision_why({}, { locale })),
        { kind: "quote", text: outcome.reason },
        { kind: "paragraph", text: m.pdfs_decision_unchanged({}, { locale }) },
      ];
  }
}

function whenOf({ takesEffectAt, confirms }: Extract<Outcome, { kind: "approved" }>) {
  if (confirms) return m.confirmation_pdf_later;
  return takesEffectAt ? m.pdfs_decision_later : m.pdfs_decision_now;
}

function datesOf({ decidedAt, outcome }: DecisionData, locale: Locale): Fact[] {
  const at = (label: string, moment: Date) => ({
    label,
    value: [m.pdfs_paris_time({ moment: formatMoment(moment, locale) }, { locale })],
  });
  const decided = at(m.pdfs_fact_decided({}, { locale }), decidedAt);
  if (outcome.kind === "approved" && outcome.takesEffectAt) {
    const label = outcome.confirms ? m.confirmation_fact_after : m.pdfs_fact_effect;
    return [decided, at(label({}, { locale }), outcome.takesEffectAt)];
  }
  if (outcome.kind === "applied") {
    return [decided, at(m.pdfs_fact_applied({}, { locale }), outcome.appliedAt)];
  }
  return [decided];
}
