/** Lower case without accents: "Société" becomes "societe". Ligatures such as œ stay. */
export function withoutAccents(text: string) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The letters and digits of any script, without accents, case, spaces and punctuation. */
export function lettersAndDigits(text: string) {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
