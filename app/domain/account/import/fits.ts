/** A cell made safe for a terminal: one line, no control characters, at most 60 characters. */
export function shortOf(text: string) {
  return text
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(0, 60);
}
