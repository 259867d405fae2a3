import { utf8Of } from "./utf8.ts";

/** Windows-1252, as browsers read it: each byte has a character. */
const byteOf = new Map(
  [
    ...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte)),
  ].map((char, byte) => [char, byte] as const),
);

/** Undoes UTF-8 that was taken for Latin-1 or Windows-1252 and encoded again: "Ã©" for "é". */
export function unmangled(text: string): string {
  const bytes = [...text].map((char) => byteOf.get(char) ?? latin1Of(char));
  if (bytes.includes(null) || !bytes.some((byte) => byte !== null && byte > 0x7f)) return text;
  return utf8Of(Uint8Array.from(bytes as number[])) ?? text;
}

function latin1Of(char: string): number | null {
  const code = char.charCodeAt(0);
  return code <= 0xff ? code : null;
}
