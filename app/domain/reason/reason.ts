import type { DocumentKind, StepId } from "#app/domain/situation/ids.ts";

/**
 * What a text of the catalogue is for: a refusal of the request, changes asked for, a refusal of one
 * document. `message`: no reason but a template of a message to the customer, with variables.
 */
export const reasonKinds = ["rejection", "changes", "document", "message"] as const;
export type ReasonKind = (typeof reasonKinds)[number];
/** Those of the page of reasons; templates have a page of their own. */
export const decisionKinds = ["rejection", "changes", "document"] as const satisfies ReasonKind[];

export const reasonNatures = ["incorrect", "incomplete", "outdated"] as const;
export type ReasonNature = (typeof reasonNatures)[number];

/** Staff choose by the title; the customer reads the text. */
export interface ReasonTexts {
  readonly titleFr: string;
  readonly titleEn: string;
  readonly textFr: string;
  readonly textEn: string;
}

export const reasonTextNames = ["titleFr", "titleEn", "textFr", "textEn"] as const;

export interface ReasonAbout {
  readonly kind: ReasonKind;
  readonly nature: ReasonNature | null;
  /** The step that changes are asked for; null: any. */
  readonly step: StepId | null;
  /** The kind of document that it is about; null: any. */
  readonly documentKind: DocumentKind | null;
}

export interface Reason extends ReasonAbout, ReasonTexts {
  readonly id: string;
  readonly version: number;
  readonly retiredAt: Date | null;
}

export interface ListedReason extends Reason {
  /** Texts of earlier versions, the newest first. */
  readonly earlier: readonly (ReasonTexts & { readonly version: number })[];
}

export function reasonTitle(reason: Pick<ReasonTexts, "titleFr" | "titleEn">, locale: "fr" | "en") {
  return locale === "fr" ? reason.titleFr : reason.titleEn;
}

export function reasonText(reason: ReasonTexts, locale: "fr" | "en") {
  return locale === "fr" ? reason.textFr : reason.textEn;
}

/**
 * What the customer reads. `isFilled`: a script put the reason's text into the field, and the member
 * may have changed it there; otherwise what was typed is a comment on the reason.
 */
export function wordedReason(text: string, typed: string, isFilled: boolean) {
  const comment = typed.trim();
  if (!comment) return text;
  return isFilled || comment.includes(text) ? comment : `${text}\n\n${comment}`;
}

/** Blank texts, or null when all are given. */
export function missingTexts(texts: ReasonTexts) {
  return reasonTextNames.filter((name) => !texts[name].trim());
}
