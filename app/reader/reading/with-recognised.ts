import type { PageText } from "#app/reader/reading.ts";

export function withRecognised(
  texts: readonly PageText[],
  recognised: readonly PageText[],
): PageText[] {
  return texts.map((text) => recognised.find((one) => one.page === text.page) ?? text);
}

/**
 * Confidence 0 for pages with content but no recognised word, so that the rest is not judged as
 * complete.
 */
export function withUnread(texts: readonly PageText[], blank: readonly number[]): PageText[] {
  return texts.map((text) =>
    text.source === "none" ? { ...text, confidence: blank.includes(text.page) ? null : 0 } : text,
  );
}
