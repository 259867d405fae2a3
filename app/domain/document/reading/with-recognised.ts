import type { PageText } from "#app/domain/document/reading.ts";

/** The pages of a paper, those that were read from their pictures in the place of their empty selves. */
export function withRecognised(
  texts: readonly PageText[],
  recognised: readonly PageText[],
): PageText[] {
  return texts.map((text) => recognised.find((one) => one.page === text.page) ?? text);
}
