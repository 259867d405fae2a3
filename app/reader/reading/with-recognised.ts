import type { PageText } from "#app/reader/reading.ts";

/** The pages of a paper, those that were read from their pictures in the place of their empty selves. */
export function withRecognised(
  texts: readonly PageText[],
  recognised: readonly PageText[],
): PageText[] {
  return texts.map((text) => recognised.find((one) => one.page === text.page) ?? text);
}

/**
 * Marks with a confidence of 0 the pages that have something on them and of which no word was read, so that
 * the paper is not judged as if the rest were all of it.
 */
export function withUnread(texts: readonly PageText[], blank: readonly number[]): PageText[] {
  return texts.map((text) =>
    text.source === "none" ? { ...text, confidence: blank.includes(text.page) ? null : 0 } : text,
  );
}
