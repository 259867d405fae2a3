const maxLength = 120;

/** Safe to show: without path, control or direction characters. */
export function labelOf(filename: string | undefined): string {
  const name = withoutFolders(filename ?? "");
  const visible = name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "").trim();
  return [...visible.normalize("NFC")].slice(0, maxLength).join("");
}

/**
 * Old browsers send the whole path. A slash elsewhere is a person's: "Kbis 12/11/2026.pdf".
 */
function withoutFolders(name: string): string {
  const file = name.split("\\").at(-1) ?? "";
  const isPath = /^(?:[a-z]:)?\/|^\.{1,2}\//i.test(file);
  return isPath ? (file.split("/").at(-1) ?? "") : file;
}
