import { reasonText, type ReasonTexts } from "#app/domain/reason/reason.ts";

export const staffVerdicts = ["accepted", "refused"] as const;
export type StaffVerdict = (typeof staffVerdicts)[number];

/** The verdict that counts for a document. */
export interface DocumentVerdict {
  readonly verdict: StaffVerdict;
  readonly by: string;
  readonly at: Date;
  /** In the version that was chosen. */
  readonly reason: ReasonTexts | null;
  readonly comment: string | null;
}

/** What the customer reads beside the document. */
export function verdictWords(
  { reason, comment }: Pick<DocumentVerdict, "reason" | "comment">,
  locale: "fr" | "en",
) {
  const text = reason && reasonText(reason, locale);
  return [text, comment].filter(Boolean).join("\n\n");
}

/** In the message that asks for changes. */
export function refusedLine(
  { label, words }: { readonly label: string; readonly words: string },
  locale: "fr" | "en",
) {
  return locale === "fr" ? `«\u00a0${label}\u00a0»\u00a0: ${words}` : `${label}: ${words}`;
}
