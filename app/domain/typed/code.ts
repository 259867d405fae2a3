import { peeled, plain, withDigits } from "./plain.ts";

export type CodeReading =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "missing" | "several" | "no-digits" }
  /** `count` digits instead of `expected`. */
  | { readonly kind: "length"; readonly count: number; readonly expected: number }
  | { readonly kind: "sign"; readonly sign: string };

const length = 6;

/** The code of an SMS or of an authenticator. The whole SMS may be pasted, or its last line. */
export function readCode(text: string): CodeReading {
  const whole = withDigits(plain(text));
  const marked = /#(\d{6})(?!\d)/.exec(whole)?.[1];
  if (marked) return { kind: "code", code: marked };
  const runs = new Set(whole.match(/(?<!\d)\d{6}(?!\d)/g));
  const [only] = runs;
  if (only !== undefined) return runs.size === 1 ? { kind: "code", code: only } : several;
  const inner = withDigits(peeled(text));
  if (inner === "") return { kind: "missing" };
  const glued = inner.replace(/[\s.,/·•_+()-]/g, "");
  if (/^\d{6}$/.test(glued)) return { kind: "code", code: glued };
  const count = glued.match(/\d/g)?.length ?? 0;
  if (count === 0) return { kind: "no-digits" };
  const sign = /[^\d]/u.exec(glued)?.[0];
  if (sign !== undefined && glued.length <= length + 1) return { kind: "sign", sign };
  return { kind: "length", count, expected: length };
}

const several = { kind: "several" } as const;

/** A code that can be compared; null for anything else, which is not an attempt. */
export function parseCode(text: string) {
  const reading = readCode(text);
  return reading.kind === "code" ? reading.code : null;
}
