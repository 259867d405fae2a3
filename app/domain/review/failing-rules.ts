import type { RuleId } from "#app/domain/document/rules/all.ts";
import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";

export interface FailingRule {
  readonly document: { readonly id: string; readonly kind: DocumentKind; readonly label: string };
  readonly rule: RuleId;
}

interface Judged {
  readonly document: FailingRule["document"];
  readonly outcomes: readonly RuleOutcome[];
}

export function failingRules(judged: readonly Judged[]): FailingRule[] {
  return judged.flatMap(({ document: { id, kind, label }, outcomes }) =>
    outcomes
      .filter(({ state }) => state === "fail")
      .map(({ rule }) => ({ document: { id, kind, label }, rule })),
  );
}
