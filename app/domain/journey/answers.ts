import type { AnswerId } from "#app/domain/request/answer-ids.ts";
import type { DocumentKind, SituationId, StepId } from "#app/domain/situation/ids.ts";

interface AnsweredDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly label: string;
  /** Why the customer gives it although a rule finds fault with it. */
  readonly explanation: string | null;
}

/** The answers of a request as its pages show them. */
export interface Answers {
  readonly accountName: string;
  readonly situation: SituationId | null;
  readonly steps: readonly StepId[];
  readonly editable: readonly StepId[];
  /** International form (+33 6 …). */
  readonly mobile: string | null;
  readonly isExplained: boolean;
  readonly isProved: boolean;
  readonly currentNumber: "proved" | "lost" | null;
  readonly addresses: readonly string[];
  readonly contact: { readonly name: string; readonly role: string; readonly email: string } | null;
  readonly isContactProved: boolean;
  readonly documents: readonly AnsweredDocument[];
}

/** What was answered in another visit, and when: by answer, documents by their id. */
export interface AnsweredElsewhere {
  readonly answers: Readonly<Partial<Record<AnswerId, Date>>>;
  readonly documents: Readonly<Record<string, Date>>;
}
