import type { Fact } from "#app/reader/reading.ts";
import { editDistance } from "./fold.ts";

const lookAlikes: readonly [RegExp, string][] = [
  [/[0OoQ]/g, "0"],
  [/[1Il|]/g, "1"],
  [/[5S]/gi, "5"],
  [/[8B]/g, "8"],
  [/[2Z]/gi, "2"],
];
const mostWrong = 2;

/**
 * A code read from a picture may take O for 0 or l for I, or miss a letter: where the QR code beside it holds
 * one that differs in little else, that one is right. Without, a code that has not ten letters is none.
 */
export function confirmedByQr(facts: readonly Fact[], qr: readonly Fact[]): Fact[] {
  const printed = qr.flatMap(
    (code) => code.value.match(/(?<![A-Za-z0-9])[A-Za-z0-9]{10}(?![A-Za-z0-9])/g) ?? [],
  );
  return facts.flatMap((fact) => {
    if (fact.name !== "verification-code") return [fact];
    const near = printed.find(
      (code) => editDistance(squashed(code), squashed(fact.value), mostWrong) <= mostWrong,
    );
    // What a file says itself was not misread: another code in its QR code is a difference, not a correction.
    const mayCorrect = fact.confidence < 0.95 && near !== undefined;
    if (mayCorrect || near === fact.value)
      return [{ ...fact, value: near ?? fact.value, confidence: 0.97 }];
    return /^[A-Za-z0-9]{10}$/.test(fact.value) ? [fact] : [];
  });
}

const squashed = (code: string) =>
  lookAlikes.reduce((text, [letters, digit]) => text.replace(letters, digit), code).toLowerCase();
