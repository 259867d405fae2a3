import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { judgeDocument } from "#app/domain/document/rules/judge-document.ts";
import type { RuleOutcome } from "#app/domain/document/rules/outcome.ts";
import type { RuleDocument, RuleInput } from "#app/domain/document/rules/rule.ts";
import { createChildren } from "#app/reader/child/child.server.ts";
import { readByChildren } from "#app/reader/read-by-children.server.ts";
import { readFiles } from "#app/reader/read-files.server.ts";
import type { PaperCase } from "./case.ts";

const childPath = fileURLToPath(new URL("../../app/reader/reader-child.ts", import.meta.url));

export interface ReadPaper {
  readonly document: RuleDocument;
  readonly outcomes: readonly RuleOutcome[];
  readonly milliseconds: number;
}

/** As the worker reads and judges the papers of one request, without database and store. */
export async function readCase(paperCase: PaperCase, folder: string, today: Date) {
  const read: { document: RuleDocument; milliseconds: number }[] = [];
  for (const { file, kind } of paperCase.papers)
    read.push(await readPaper(path.join(folder, file), kind));
  const documents = read.map(({ document }) => document);
  return read.map((one) => ({
    ...one,
    outcomes: judgeDocument(judgeInput(paperCase, one.document, documents, today)),
  }));
}

/** One document beside the others of its case. */
export function judgeInput(
  { account, entity, contact, situation }: PaperCase,
  document: RuleDocument,
  documents: readonly RuleDocument[],
  today: Date,
): RuleInput {
  return {
    document,
    others: documents.filter((other) => other !== document),
    account: {
      entity,
      name: account.name,
      siren: account.siren ?? null,
      rna: account.rna ?? null,
      contactName: null,
    },
    request: { situation, contactName: contact, contactRole: null },
    seenElsewhere: { sameFile: [], samePage: [] },
    today,
  };
}

async function readPaper(file: string, kind: RuleDocument["kind"]) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "passerelle-paper-"));
  const began = performance.now();
  try {
    const children = readByChildren(createChildren(childPath), null);
    const format = file.endsWith(".jpg") ? ("jpeg" as const) : ("pdf" as const);
    const originals = [{ path: file, format }];
    const { reading, facts, signatures, texts } = await readFiles(children, { originals, folder });
    const milliseconds = performance.now() - began;
    const confidences = texts.map((text) => text.confidence).filter((one) => one !== null);
    const document: RuleDocument = {
      id: path.basename(file),
      kind,
      verdict: "good",
      dangers: [],
      pages: reading?.pages.length ?? null,
      reading: reading ? "done" : "failed",
      facts,
      signatures,
      traces: reading?.traces ?? null,
      confidence: confidences.length > 0 ? Math.min(...confidences) : null,
    };
    return { document, milliseconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
