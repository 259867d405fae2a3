export function decodeExport(bytes: Uint8Array): { text: string; encoding: string } {
  const encoding = encodingOf(bytes);
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}

function encodingOf(bytes: Uint8Array) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

const separators = [";", ",", "\t"] as const;

export function findSeparator(text: string) {
  const heads = (text.split(/\r\n|\n|\r/).find((line) => line.trim() !== "") ?? "").replace(
    /"[^"]*"/g,
    "",
  );
  const count = (separator: string) => heads.split(separator).length;
  return separators.reduce((best, next) => (count(next) > count(best) ? next : best));
}
