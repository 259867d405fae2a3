import type { FileFormat } from "#app/reader/format.ts";
import {
  type Danger,
  isKept,
  type KeptVerdict,
  type RefusedVerdict,
  type Verdict,
} from "#app/reader/verdict.ts";
import { incompleteSet, isPicture } from "./incomplete-set.ts";

export interface JudgedFile {
  readonly label: string;
  readonly format: FileFormat;
  readonly key: string;
  readonly size: number;
  readonly sha256: string;
  readonly tempPath: string;
  readonly verdict: Verdict;
}

export interface KeptJudgement {
  readonly verdict: KeptVerdict;
  readonly pages: number | null;
  readonly dangers: readonly Danger[];
}

export interface NewDocument extends KeptJudgement {
  readonly files: readonly JudgedFile[];
}

export interface Sorted {
  readonly documents: readonly NewDocument[];
  readonly refused: readonly { label: string; refusal: RefusedVerdict | "incomplete-set" }[];
  readonly discarded: readonly JudgedFile[];
}

/**
 * Each PDF is a document, all pictures together form one. If one of several is refused, none is
 * kept: a document with a page missing would look complete.
 */
export function documentsOf(files: readonly JudgedFile[]): Sorted {
  const bad = files.filter(({ verdict }) => !isKept(verdict));
  const broken = incompleteSet(files, bad.some(isPicture));
  const discarded = files.filter((file) => bad.includes(file) || broken.includes(file));
  const kept = files.filter((file) => !discarded.includes(file));
  const pdfs = kept.filter((file) => !isPicture(file)).map((file) => [file]);
  const set = kept.filter(isPicture);
  return {
    documents: [...pdfs, ...(set.length > 0 ? [set] : [])].map(documentOf),
    refused: discarded.map(({ label, verdict }) => ({
      label,
      refusal: isKept(verdict) ? "incomplete-set" : verdict.verdict,
    })),
    discarded,
  };
}

function documentOf(files: readonly JudgedFile[]): NewDocument {
  return { files, ...joinVerdicts(files.map(({ verdict }) => verdict).filter(isKept)) };
}

/** Of the files of one document: its worst fault counts. */
export function joinVerdicts(verdicts: readonly KeptJudgement[]): KeptJudgement {
  const all = verdicts.map(({ verdict }) => verdict);
  const worst = (["dangerous", "unjudged", "unreadable"] as const).find((one) => all.includes(one));
  const isBlank = all.every((verdict) => verdict === "blank");
  const pages = verdicts.map((verdict) => verdict.pages);
  return {
    verdict: worst ?? (isBlank ? "blank" : "good"),
    pages: pages.includes(null)
      ? null
      : pages.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    dangers: [...new Set(verdicts.flatMap(({ dangers }) => dangers))],
  };
}
