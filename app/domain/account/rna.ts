export function parseRna(text: string): string | null {
  const rna = text.replace(/[\s.\u00a0-]/g, "").toUpperCase();
  return /^W\d{9}$/.test(rna) ? rna : null;
}
