import type { RuleLevel, RuleState } from "#app/domain/document/rules/rule.ts";
import type { RegistrySilence } from "./registered.ts";

/** What is judged, in display order. */
export type RegistryRuleId =
  "state" | "proceedings" | "contact" | "signatory" | "name" | "form" | "publication";

/** Why nothing can be told: the line that staff read. */
export type RegistryReason =
  | RegistrySilence
  /** No answer has come yet. */
  | "waiting"
  /** The answer is older than a day. */
  | "old"
  | "none"
  | "several"
  | "erased"
  | "hidden"
  | "names-nobody"
  | "close"
  | "ceased"
  | "other-name"
  | "firm-unknown"
  | "badly-read";

interface Meaning {
  readonly state: RuleState;
  readonly level: RuleLevel;
}

const pass = { state: "pass", level: "notice" } as const;
/** A registry is days or weeks behind: a difference is a finding with its date, and proves nothing. */
const difference = { state: "fail", level: "notice" } as const;
const weak = { state: "unproved", level: "notice" } as const;
const serious = { state: "fail", level: "serious" } as const;

const registryAnswersMean = {
  active: pass,
  ceased: serious,
  dissolved: serious,
  proceedings: difference,
  named: pass,
  "named-by-firm": pass,
  "other-office": weak,
  "not-named": difference,
  "same-name": pass,
  "close-name": weak,
  "other-name": difference,
  "same-form": pass,
  "other-form": difference,
  "printed-found": pass,
  "printed-other": difference,
  "printed-missing": weak,
  "cannot-tell": { state: "unknown", level: "notice" },
} as const satisfies Record<string, Meaning>;
export type RegistryVerdict = keyof typeof registryAnswersMean;

export interface RegistryValues {
  readonly person?: string | undefined;
  readonly office?: string | undefined;
  readonly firm?: string | undefined;
  /** On the account or on a document. */
  readonly ours?: string | undefined;
  readonly registered?: string | undefined;
  readonly about?: string | undefined;
  /** yyyy-mm-dd, of what the registry tells. */
  readonly on?: string | undefined;
  /** Of its answer. */
  readonly answeredAt?: Date | undefined;
}

export interface RegistryFinding extends Meaning {
  readonly rule: RegistryRuleId;
  readonly answer: RegistryVerdict;
  /** With `cannot-tell` only. */
  readonly reason: RegistryReason | null;
  readonly values: RegistryValues;
}

export function finding(
  rule: RegistryRuleId,
  answer: Exclude<RegistryVerdict, "cannot-tell">,
  values: RegistryValues = {},
): RegistryFinding {
  return { rule, answer, reason: null, values, ...registryAnswersMean[answer] };
}

export function cannotTell(
  rule: RegistryRuleId,
  reason: RegistryReason,
  values: RegistryValues = {},
): RegistryFinding {
  return { rule, answer: "cannot-tell", reason, values, ...registryAnswersMean["cannot-tell"] };
}

/** Red; an approval needs a written reason. */
export function isSerious({ state, level }: RegistryFinding): boolean {
  return state === "fail" && level === "serious";
}
