/** A cell as a terminal may show it: one line, no control characters, 60 characters. */
export function shortOf(text: string) {
  return text
    .replace(/\p{C}+/gu, " ")
    .trim()
    .slice(0, 60);
}
