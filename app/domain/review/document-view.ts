import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { Hit } from "#app/reader/find-words.ts";
import type { DocumentPage } from "#db/schema/documents.ts";
import type { Comparison } from "./compare-document.ts";
import type { CaseDocument } from "./staff-case.ts";

/** Sizes in points. */
export type ShownPage = Pick<
  DocumentPage,
  "page" | "width" | "height" | "source" | "confidence"
> & {
  readonly hasPicture: boolean;
};

export function toShownPage(row: DocumentPage): ShownPage {
  const { page, width, height, source, confidence, pictureKey } = row;
  return { page, width, height, source, confidence, hasPicture: pictureKey !== null };
}

export interface DocumentView {
  readonly reference: string;
  readonly document: CaseDocument;
  readonly pages: readonly ShownPage[];
  readonly outcomes: readonly RuleOutcome[];
  readonly comparisons: readonly Comparison[];
  readonly hits: readonly Hit[] | null;
  readonly hasText: boolean;
}
