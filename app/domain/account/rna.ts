/** An association's number in the national register: W and nine digits; null otherwise. */
export function parseRna(text: string): string | null {
  const rna = text.replace(/[\s.\u00a0-]/g, "").toUpperCase();
  return /^W\d{9}$/.test(rna) ? rna : null;
}
