import type { Box, Fact, SignatureReport, Traces } from "#app/reader/reading.ts";
import type { Danger, KeptVerdict } from "#app/reader/verdict.ts";
import type { EntityKind } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind, SituationId } from "#app/domain/situation/ids.ts";

export type RuleState = "pass" | "fail" | "unknown";
/** A serious failure asks the customer for another paper or an explanation; a notice is only told. */
export type RuleLevel = "serious" | "notice";
/** Signs of forgery are shown to staff alone: whoever forges learns nothing. */
export type Audience = "both" | "staff";

export interface RuleDocument {
  readonly id: string;
  /** As the customer named it. */
  readonly kind: DocumentKind;
  readonly verdict: KeptVerdict;
  readonly dangers: readonly Danger[];
  readonly pages: number | null;
  readonly reading: "waiting" | "done" | "failed";
  readonly facts: readonly Fact[];
  readonly signatures: readonly SignatureReport[];
  readonly traces: Traces | null;
  /** 0 to 100, the lowest of its pages that were or had to be read from their pictures; null where none had. */
  readonly confidence: number | null;
}

export interface RuleInput {
  readonly document: RuleDocument;
  /** The request's other papers. */
  readonly others: readonly RuleDocument[];
  readonly account: {
    readonly entity: EntityKind;
    readonly name: string;
    readonly siren: string | null;
    readonly rna: string | null;
    readonly contactName: string | null;
  };
  readonly request: {
    readonly situation: SituationId;
    readonly contactName: string | null;
    readonly contactRole: string | null;
  };
  /** References of other requests in which the same bytes, or a page that looks the same, were given. */
  readonly seenElsewhere: {
    readonly sameFile: readonly string[];
    readonly samePage: readonly string[];
  };
  readonly today: Date;
}

/** What the sentences are filled with: as the paper, the account or the request writes it; dates in ISO 8601. */
export type ValueName =
  | "account"
  | "document"
  | "date"
  | "contact"
  | "role"
  | "given"
  | "found"
  | "beside"
  | "dangers"
  | "signs"
  | "numbers"
  | "producer"
  | "signer"
  | "references";
export type Values = Readonly<Partial<Record<ValueName, string>>>;

/** Something to point at on the paper judged: a fact, or a place alone. */
export type Place = Pick<Fact, "value" | "page"> & { readonly box: Box | null };

/** What a rule finds: one of its answers, with what the sentence needs and where it stands. */
export interface Finding<Answer extends string> {
  readonly answer: Answer;
  readonly values?: Values;
  readonly facts?: readonly Place[];
  /** Another than the rule's own. */
  readonly level?: RuleLevel;
}

export interface Rule<Id extends string, Answer extends string> {
  readonly id: Id;
  readonly level: RuleLevel;
  readonly audience: Audience;
  /** Judges the paper's words: cannot tell before they are read, nor when they were read badly. */
  readonly reads: boolean;
  /** Every answer that it can give, and what it means. */
  readonly answers: Readonly<Record<Answer, RuleState>>;
  readonly appliesTo: (input: RuleInput) => boolean;
  readonly judge: (input: RuleInput) => Finding<Answer>;
}

/** Keeps the rule's own names for the table of words. */
export function rule<const Id extends string, const Answer extends string>(
  definition: Rule<Id, Answer>,
): Rule<Id, Answer> {
  return definition;
}
