import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import type { RequestId } from "#app/domain/ids.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { findWords } from "#app/reader/find-words.ts";
import type { Box, Fact, FactName, PageText } from "#app/reader/reading.ts";
import type { Database } from "#db/connection/client.server.ts";
import { documentFiles, documentPages, documents } from "#db/schema/documents.ts";

const a4 = { width: 595, height: 842 };
const [top, left, leading, size] = [72, 60, 30, 16];
const advance = size * 0.62;

export function pageText(page: number, lines: readonly string[]): PageText {
  return {
    page,
    source: "text",
    confidence: null,
    lines: lines.map((text, row) => ({ text, words: wordsOf(text, top + row * leading) })),
  };
}

function wordsOf(text: string, y: number) {
  let x = left;
  return text.split(" ").map((word) => {
    const width = word.length * advance;
    const box: Box = {
      x: x / a4.width,
      y: y / a4.height,
      width: width / a4.width,
      height: (size * 1.2) / a4.height,
    };
    x += width + advance;
    return { text: word, box };
  });
}

function factAt(
  pages: readonly PageText[],
  name: FactName,
  value: string,
  rest: { readonly written?: string; readonly note?: string; readonly confidence?: number } = {},
): Fact {
  const { written = value, note, confidence = 1 } = rest;
  const [hit] = findWords(pages, written);
  const box = hit ? around(hit.boxes) : null;
  return { name, value, note, page: hit?.page ?? 1, box, confidence };
}

function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((b) => b.x)), Math.min(...boxes.map((b) => b.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

async function drawPage({ lines }: PageText): Promise<Buffer> {
  const words = lines.flatMap((line) => line.words);
  const texts = words.map(({ text, box }) => {
    const [x, y] = [box.x * a4.width, box.y * a4.height + size];
    const letters = [...text].map((letter, index) => {
      const safe = letter.replace(/[<>&]/, "?");
      return `<text x="${String(x + index * advance)}" y="${String(y)}">${safe}</text>`;
    });
    return letters.join("");
  });
  const { width, height } = a4;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width * 2)}" height="${String(height * 2)}"
    viewBox="0 0 ${String(width)} ${String(height)}"><rect width="100%" height="100%" fill="#fff"/>
    <g font-family="monospace" font-size="${String(size)}" fill="#222">${texts.join("")}</g></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer();
}

export interface Shown {
  readonly db: Database;
  readonly store: ObjectStore;
}

type Columns = Omit<Partial<typeof documents.$inferInsert>, "id" | "requestId" | "pages">;

export async function insertShownDocument(
  { db, store }: Shown,
  requestId: RequestId,
  { pages = [], ...columns }: Columns & { readonly pages?: readonly PageText[] },
) {
  const bytes = Buffer.from(`%PDF-1.4 ${randomUUID()}`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const textKey = pages.length > 0 ? await write(store, JSON.stringify(pages)) : null;
  const values = { kind: "kbis", label: "Extrait.pdf", textKey, ...columns } as const;
  const given = { requestId, size: bytes.length, sha256, pages: pages.length || null };
  const [document] = await db
    .insert(documents)
    .values({ reading: "done", ...values, ...given })
    .returning();
  if (!document) throw new Error("the paper was not written");
  const objectKey = document.purgedAt ? null : await write(store, bytes);
  const file = { position: 1, label: document.label, format: "pdf", objectKey } as const;
  await db
    .insert(documentFiles)
    .values({ ...file, documentId: document.id, size: bytes.length, sha256 });
  for (const page of pages) {
    const pictureKey = document.purgedAt ? null : await write(store, await drawPage(page));
    await db.insert(documentPages).values({
      documentId: document.id,
      page: page.page,
      ...a4,
      pictureWidth: a4.width * 2,
      pictureHeight: a4.height * 2,
      pictureKey,
      look: "0".repeat(16),
      source: page.source,
      confidence: page.confidence,
    });
  }
  return { ...document, bytes };
}

async function write(store: ObjectStore, body: string | Buffer) {
  const key = `shown/${randomUUID()}`;
  await store.write(key, Readable.from([Buffer.from(body)]), { contentType: "any/thing" });
  return key;
}

export function storeInMemory(): ObjectStore {
  const objects = new Map<string, Buffer>();
  return {
    write: async (key, body) => void objects.set(key, await buffer(body)),
    read: async (key) => {
      const bytes = objects.get(key);
      return bytes ? Readable.from([bytes]) : null;
    },
    size: async (key) => objects.get(key)?.length ?? null,
    delete: async (key) => void objects.delete(key),
    async *list(prefix) {
      for (const [key, { length: size }] of objects) {
        if (key.startsWith(prefix)) yield { key, modifiedAt: new Date(), size };
      }
    },
    abortUnfinished: async () => 0,
    ping: async () => undefined,
  };
}

export function kbisShown() {
  const pages = [
    pageText(1, [
      "Greffe du Tribunal de Commerce de Lyon",
      "EXTRAIT KBIS à jour au 12 octobre 2026",
      "Code de vérification A1B2C3D4E5",
      "Immatriculation 732 829 320 R.C.S. Lyon",
      "Dénomination VIGNOBLES CASTEL",
      "Forme juridique SARL",
      "Capital 10 000 euros",
      "Siège 4 rue des Vignes 69001 Lyon",
    ]),
    pageText(2, [
      "GESTION ET DIRECTION",
      "Gérante Julie CASTEL",
      "Née le 3 mai 1980 à Lyon",
      "Fin de l’extrait comprenant 2 pages",
    ]),
  ];
  const at = (name: FactName, value: string, rest = {}) => factAt(pages, name, value, rest);
  const facts = [
    at("kind", "kbis", { written: "EXTRAIT KBIS" }),
    at("registry", "Greffe du Tribunal de Commerce", {}),
    at("date", "2026-10-12", { written: "12 octobre 2026" }),
    at("verification-code", "A1B2C3D4E5", { confidence: 0.62 }),
    at("siren", "732829320"),
    at("name", "VIGNOBLES CASTEL"),
    at("seat", "4 rue des Vignes 69001 Lyon"),
    at("manager", "Julie CASTEL", { note: "Gérante" }),
    at("qr", "https://exemple.fr/verifier", { written: "nowhere" }),
  ];
  return { pages, facts };
}
