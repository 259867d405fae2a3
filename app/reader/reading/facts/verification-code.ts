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
 * OCR may confuse O with 0 or l with I, or lose a letter: a nearly equal code in the page's QR code
 * corrects it. Otherwise a code that is not ten characters long is dropped.
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
    // A file's own text is not misread: a different code in its QR code is a discrepancy, not a
    // correction.
    const mayCorrect = fact.confidence < 0.95 && near !== undefined;
    if (mayCorrect || near === fact.value)
      return [{ ...fact, value: near ?? fact.value, confidence: 0.97 }];
    return /^[A-Za-z0-9]{10}$/.test(fact.value) ? [fact] : [];
  });
}

const squashed = (code: string) =>
  lookAlikes.reduce((text, [letters, digit]) => text.replace(letters, digit), code).toLowerCase();
