const maxLength = 120;

/** Safe to show: without path, control or direction characters. */
export function labelOf(filename: string | undefined): string {
  const name = (filename ?? "").split(/[/\\]/).at(-1) ?? "";
  const visible = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "").trim();
  return [...visible.normalize("NFC")].slice(0, maxLength).join("");
}
