/** Makes a cell safe for a terminal: no line breaks, no control characters. */
export function shortOf(text: string) {
  return text
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(0, 60);
}
