import type { PageText } from "#app/reader/reading.ts";

export function withRecognised(
  texts: readonly PageText[],
  recognised: readonly PageText[],
): PageText[] {
  return texts.map((text) => recognised.find((one) => one.page === text.page) ?? text);
}

/**
 * Sets confidence 0 on pages that have content but no recognised word, so that the document is not
 * judged as if the rest were complete.
 */
export function withUnread(texts: readonly PageText[], blank: readonly number[]): PageText[] {
  return texts.map((text) =>
    text.source === "none" ? { ...text, confidence: blank.includes(text.page) ? null : 0 } : text,
  );
}
