import { peeled, plain } from "./plain.ts";

/** No look-alikes (0/O, 1/I/L). */
export const uniqueCodeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const uniqueCodeLength = 12;

export type UniqueCodeReading =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "missing" }
  | { readonly kind: "length"; readonly count: number; readonly expected: number }
  /** A sign that no unique code has. */
  | { readonly kind: "sign"; readonly sign: string };

/** With or without dashes, in any case, alone or within the line where it is printed. */
export function readUniqueCode(text: string): UniqueCodeReading {
  const whole = plain(text).toUpperCase();
  const printed = whole.match(
    /(?<![A-Z0-9-])[2-9A-HJKMNP-Z]{4}(?:-[2-9A-HJKMNP-Z]{4}){2}(?![A-Z0-9-])/g,
  );
  const [first] = new Set(printed);
  if (first !== undefined && new Set(printed).size === 1) return codeOf(first);
  const signs = peeled(text)
    .toUpperCase()
    .replace(/[\s.,/·•_+-]/g, "");
  if (signs === "") return { kind: "missing" };
  const sign = [...signs].find((one) => !uniqueCodeAlphabet.includes(one));
  if (sign !== undefined) return { kind: "sign", sign };
  if (signs.length === uniqueCodeLength) return codeOf(signs);
  return { kind: "length", count: signs.length, expected: uniqueCodeLength };
}

function codeOf(code: string) {
  return { kind: "code", code: code.replaceAll("-", "") } as const;
}
