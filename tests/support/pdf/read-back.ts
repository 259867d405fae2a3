import { PDFDict, PDFDocument, PDFName } from "pdf-lib";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** In points, y upwards. */
interface ReadPiece {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

export interface ReadElement {
  readonly tag: string;
  readonly alt?: string | undefined;
  readonly text: string;
  readonly kids: readonly ReadElement[];
}

/** With pdf.js: a reader that is not ours. */
export async function readBack(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info, metadata } = await document.getMetadata();
  const preferences = await document.getViewerPreferences();
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, index) => readPage(document, index + 1)),
  );
  const fonts = await fontsOf(bytes);
  const marks = (await document.getMarkInfo()) as ReadonlyMap<string, boolean> | null;
  await document.loadingTask.destroy();
  return {
    title: (info as { Title?: string }).Title,
    language: (info as { Language?: string | null }).Language,
    isUniversal: metadata?.get("pdfuaid:part") === "1",
    showsTitle: preferences?.get("DisplayDocTitle") === true,
    isMarked: marks?.get("Marked") === true,
    pages: pages.length,
    pieces: pages.flatMap(({ pieces }) => pieces),
    /** Outside the structure tree: artifacts. */
    furniture: pages.flatMap(({ furniture }) => furniture),
    elements: pages.flatMap(({ elements }) => elements),
    text: pages.flatMap(({ elements }) => elements.map(textIn)).join("\n"),
    fonts,
  };
}

async function readPage(document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const owned = new Map<string, string>();
  const pieces: ReadPiece[] = [];
  const furniture: string[] = [];
  const open: (string | null)[] = [];
  for (const item of items) {
    if (!("str" in item)) {
      if (item.type === "endMarkedContent") open.pop();
      else open.push(item.type === "beginMarkedContentProps" ? (item.id ?? null) : null);
      continue;
    }
    const [, , , , left = 0, y = 0] = item.transform as number[];
    if (item.str.trim()) {
      pieces.push({ page: number, text: item.str, left, right: left + item.width, y });
    }
    const text = item.hasEOL ? `${item.str}\n` : item.str;
    const owner = open.at(-1);
    if (owner) owned.set(owner, (owned.get(owner) ?? "") + text);
    else if (item.str.trim()) furniture.push(item.str);
  }
  return { pieces, furniture, elements: await elementsOf(page, owned) };
}

interface PdfNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly PdfNode[];
}

async function elementsOf(page: PDFPageProxy, owned: ReadonlyMap<string, string>) {
  const root = (await page.getStructTree()) as PdfNode | null;
  const read = (node: PdfNode): ReadElement => {
    const kids = node.children ?? [];
    return {
      tag: node.role ?? "",
      alt: node.alt,
      text: kids.map(({ id }) => (id ? (owned.get(id) ?? "") : "")).join(""),
      kids: kids.filter(({ type }) => type !== "content").map(read),
    };
  };
  return (root?.children ?? []).map(read);
}

export function textIn({ text, kids }: ReadElement): string {
  return [text, ...kids.map(textIn)].filter(Boolean).join("\n");
}

export function allOf(elements: readonly ReadElement[], tag: string): ReadElement[] {
  return elements.flatMap((one) => [...(one.tag === tag ? [one] : []), ...allOf(one.kids, tag)]);
}

async function fontsOf(bytes: Uint8Array) {
  const { context } = await PDFDocument.load(bytes);
  const dicts = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
  const fonts = dicts.filter((dict) => nameIn(dict, "Subtype") === "/Type0");
  return fonts.map((font) => {
    const name = nameIn(font, "BaseFont");
    const descriptor = dicts.find((dict) => nameIn(dict, "FontName") === name);
    const isWhole = font.has(PDFName.of("ToUnicode")) && descriptor?.has(PDFName.of("FontFile2"));
    return { name, isEmbedded: isWhole === true };
  });
}

function nameIn(dict: PDFDict, key: string) {
  return dict.get(PDFName.of(key))?.toString() ?? "";
}
