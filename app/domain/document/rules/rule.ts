import type { EntityKind } from "#app/domain/situation/catalogue.ts";
import type { DocumentKind, SituationId } from "#app/domain/situation/ids.ts";
import type { Box, Fact, SignatureReport, Traces } from "#app/reader/reading.ts";
import type { Danger, KeptVerdict } from "#app/reader/verdict.ts";

/** `unproved`: nothing is wrong, and the proof that would make it certain is missing. */
export type RuleState = "pass" | "fail" | "unproved" | "unknown";
/** `serious` requires another document or an explanation; `notice` is only shown. */
export type RuleLevel = "serious" | "notice";
/** Signs of forgery are shown to staff only, so that a forger learns nothing. */
export type Audience = "both" | "staff";

export interface RuleDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly verdict: KeptVerdict;
  readonly dangers: readonly Danger[];
  readonly pages: number | null;
  readonly reading: "waiting" | "done" | "failed";
  readonly facts: readonly Fact[];
  readonly signatures: readonly SignatureReport[];
  readonly traces: Traces | null;
  /** 0 to 100: the lowest of the pages that needed OCR; null when there are none. */
  readonly confidence: number | null;
}

export interface RuleInput {
  readonly document: RuleDocument;
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
  readonly seenElsewhere: {
    readonly sameFile: readonly string[];
    readonly samePage: readonly string[];
  };
  readonly today: Date;
}

/** As written in the document, account or request; dates in ISO 8601. */
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
  | "written"
  | "producer"
  | "signer"
  | "references";
export type Values = Readonly<Partial<Record<ValueName, string>>>;

export type Place = Pick<Fact, "value" | "page"> & { readonly box: Box | null };

export interface Finding<Answer extends string> {
  readonly answer: Answer;
  readonly values?: Values;
  readonly facts?: readonly Place[];
  readonly level?: RuleLevel;
}

export interface Rule<Id extends string, Answer extends string> {
  readonly id: Id;
  readonly level: RuleLevel;
  readonly audience: Audience;
  /** The outcome is unknown until the words are read well. */
  readonly reads: boolean;
  readonly answers: Readonly<Record<Answer, RuleState>>;
  readonly appliesTo: (input: RuleInput) => boolean;
  readonly judge: (input: RuleInput) => Finding<Answer>;
}

export function rule<const Id extends string, const Answer extends string>(
  definition: Rule<Id, Answer>,
): Rule<Id, Answer> {
  return definition;
}
