import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact, PageText } from "#app/reader/reading.ts";
import { deedFindings } from "./deed.ts";
import { extractFindings } from "./extract.ts";
import { journalFindings } from "./journal.ts";
import { kindOf } from "./kind.ts";
import { letterFindings } from "./letter.ts";
import { minutesFindings } from "./minutes.ts";
import { ownPages } from "./own-pages.ts";
import { receiptFindings } from "./receipt.ts";
import { factOf, type Finding, type Script, scriptOf } from "./script.ts";
import { confirmedByQr } from "./verification-code.ts";

const finders: Record<DocumentKind, (script: Script) => Finding[]> = {
  kbis: extractFindings,
  "rne-extract": extractFindings,
  "deed-of-sale": deedFindings,
  "journal-publication": journalFindings,
  "registry-receipt": receiptFindings,
  minutes: minutesFindings,
  letter: letterFindings,
};

export function factsOf(
  texts: readonly PageText[],
  qr: readonly Fact[],
  marks: readonly Fact[],
): Fact[] {
  const { own, others } = ownPages(texts);
  const foreign = others.map(({ page, value }): Fact => ({
    name: "other-page",
    value,
    page,
    box: null,
    confidence: 0.9,
  }));
  const script = scriptOf(own);
  const found = kindOf(script);
  if (found === null) return [...qr, ...foreign];
  const facts = finders[found.kind](script)
    .filter((finding) => finding.value !== "")
    .map((finding) => factOf(script, finding));
  const wantsMarks = found.kind === "letter" ? marks : [];
  return [found.fact, ...confirmedByQr(facts, qr), ...qr, ...wantsMarks, ...foreign];
}
