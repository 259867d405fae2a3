import type { AnswerOf, RuleId } from "#app/domain/document/rules/all.ts";
import { judgeDocument } from "#app/domain/document/rules/judge-document.ts";
import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { RuleDocument, RuleInput } from "#app/domain/document/rules/rule.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact, FactName } from "#app/reader/reading.ts";

/** All pass the Luhn check. */
export const siren = { account: "732829320", buyer: "552100554", other: "356000000" };

function fact(name: FactName, value: string, note?: string): Fact {
  return { name, value, note, page: 1, box: null, confidence: 0.95 };
}

export function document(
  kind: DocumentKind,
  facts: readonly (readonly [FactName, string, (string | undefined)?])[] = [],
  other: Partial<RuleDocument> = {},
): RuleDocument {
  return {
    id: kind,
    kind,
    verdict: "good",
    dangers: [],
    pages: 1,
    reading: "done",
    facts: facts.map(([name, value, note]) => fact(name, value, note)),
    signatures: [],
    traces: null,
    confidence: null,
    ...other,
  };
}

export function request(
  [judged, ...others]: readonly [RuleDocument, ...RuleDocument[]],
  other: Partial<Omit<RuleInput, "document" | "others">> = {},
): RuleInput {
  return {
    document: judged,
    others,
    account: {
      entity: "company",
      name: "Dupont Conseil",
      siren: siren.account,
      rna: null,
      contactName: "Paul Ancien",
    },
    request: {
      situation: "organisation.acquired",
      contactName: "Jeanne Martin",
      contactRole: "Directrice",
    },
    seenElsewhere: { sameFile: [], samePage: [] },
    today: new Date("2026-11-25T12:00:00Z"),
    ...other,
  };
}

export function outcomeOf(rule: RuleId, input: RuleInput): RuleOutcome | undefined {
  return judgeDocument(input).find((outcome) => outcome.rule === rule);
}

/** For example "pass fits"; null when the rule does not apply. */
export function judged(rule: RuleId, input: RuleInput): `${string} ${AnswerOf<RuleId>}` | null {
  const outcome = outcomeOf(rule, input);
  return outcome ? (`${outcome.state} ${outcome.answer}` as `${string} ${AnswerOf<RuleId>}`) : null;
}
