import { join } from "node:path";
import type { FileFormat } from "./format.ts";
import type { Fact, PageText, SignatureReport } from "./reading.ts";
import { factsOf } from "./reading/facts/facts-of.ts";
import { maxRecognised } from "./reading/limits.ts";
import { notAlsoSeen } from "./reading/not-also-seen.ts";
import type { Reading, RecognisedPage } from "./reading/schema.ts";
import { turnedFact, turnedPage } from "./reading/turn.ts";
import { withRecognised, withUnread } from "./reading/with-recognised.ts";

export interface ReadByChildren {
  compose(paths: readonly string[], folder: string): Promise<string | null>;
  read(path: string, folder: string): Promise<Reading | null>;
  recognise(picturePath: string, folder: string): Promise<RecognisedPage | null>;
  signatures(path: string): Promise<readonly SignatureReport[] | null>;
}

export interface ReadDocument {
  readonly composition: string | null;
  readonly reading: Reading | null;
  readonly texts: readonly PageText[];
  readonly facts: readonly Fact[];
  readonly signatures: readonly SignatureReport[];
  readonly folder: string;
}

const unverified: SignatureReport = {
  state: "cannot-verify",
  signer: null,
  signedAt: null,
  coversWholeFile: false,
};

export async function readFiles(
  children: ReadByChildren,
  document: { originals: readonly { path: string; format: FileFormat }[]; folder: string },
): Promise<ReadDocument> {
  const { originals, folder } = document;
  const isPdf = originals.length === 1 && originals[0]?.format === "pdf";
  const paths = originals.map(({ path }) => path);
  const composition = isPdf ? null : await children.compose(paths, folder);
  const path = isPdf ? paths[0] : composition;
  const found = path ? await children.read(path, folder) : null;
  const signatures = isPdf && path ? ((await children.signatures(path)) ?? [unverified]) : [];
  if (!found) return { composition, reading: null, texts: [], facts: [], signatures, folder };
  const recognised = await recogniseAll(children, found, folder);
  const upright = setUpright(found, recognised);
  const hidden = notAlsoSeen(upright.hidden, recognised);
  const reading = { ...upright, traces: { ...upright.traces, hidden } };
  const texts = withUnread(withRecognised(reading.texts, recognised), reading.blank);
  const qr = reading.facts.filter(({ name }) => name === "qr");
  const marks = [...reading.facts.filter(isMark), ...recognised.flatMap((page) => page.marks)];
  const said = recognised.length > 0 ? factsOf(texts, qr, marks) : reading.facts;
  const contradicted = hidden
    .map(({ page }) => page)
    .filter((page) => reading.needsOcr.includes(page));
  const facts = said.map((fact) => doubted(fact, contradicted));
  return { composition, reading, texts, facts, signatures, folder };
}

/** Where a page shows other words than its text layer had, nothing it says is certain. */
const doubt = 0.7;

function doubted(fact: Fact, pages: readonly number[]): Fact {
  const confidence = Math.round(fact.confidence * doubt * 100) / 100;
  return pages.includes(fact.page) ? { ...fact, confidence } : fact;
}

const isMark = ({ name }: Fact) => name === "signature" || name === "stamp";

function setUpright(reading: Reading, recognised: readonly RecognisedPage[]): Reading {
  const turnOf = (page: number) => recognised.find((one) => one.page === page)?.turn ?? 0;
  return {
    ...reading,
    pages: reading.pages.map((page) => turnedPage(page, turnOf)),
    facts: reading.facts.map((fact) => turnedFact(fact, turnOf)),
  };
}

async function recogniseAll(children: ReadByChildren, { needsOcr }: Reading, folder: string) {
  const recognised: RecognisedPage[] = [];
  for (const page of needsOcr.slice(0, maxRecognised)) {
    const text = await children.recognise(join(folder, `page-${String(page)}.jpg`), folder);
    if (text) recognised.push(text);
  }
  return recognised;
}
