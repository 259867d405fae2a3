import type { Fact } from "#app/domain/document/reading.ts";

const lookAlikes: readonly [RegExp, string][] = [
  [/[0OoQ]/g, "0"],
  [/[1Il|]/g, "1"],
  [/[5S]/gi, "5"],
  [/[8B]/g, "8"],
  [/[2Z]/gi, "2"],
];

/** A code read from a picture may take O for 0 or l for I: where the QR code beside it differs in nothing else, it is right. */
export function confirmedByQr(facts: readonly Fact[], qr: readonly Fact[]): Fact[] {
  const printed = qr.flatMap(
    (code) => code.value.match(/(?<![A-Za-z0-9])[A-Za-z0-9]{10}(?![A-Za-z0-9])/g) ?? [],
  );
  return facts.map((fact) => {
    if (fact.name !== "verification-code") return fact;
    const same = printed.find((code) => squashed(code) === squashed(fact.value));
    return same === undefined ? fact : { ...fact, value: same, confidence: 0.99 };
  });
}

const squashed = (code: string) =>
  lookAlikes.reduce((text, [letters, digit]) => text.replace(letters, digit), code).toLowerCase();
