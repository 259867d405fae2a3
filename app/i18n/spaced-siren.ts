export function spacedSiren(text: string) {
  return text.replace(/\b(\d{3})(\d{3})(\d{3})\b/g, "$1\u00a0$2\u00a0$3");
}
