import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { centralRecord, endRecord, localHeader } from "./verify.mjs";

/** What stands before a content has to be known before the content is sent. */
interface Measured {
  readonly size: number;
  readonly crc: number;
  readonly sha256: string;
}

export interface ZipEntry {
  /** ASCII, without a leading slash. */
  readonly name: string;
  /** Opened twice: to measure it, and to send it. */
  readonly open: () => Promise<AsyncIterable<Buffer>>;
}

export interface ListedEntry {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** Beyond this the plain format ends; documents of a request are far below. */
const mostBytes = 0xffff_ffff;

/**
 * Uncompressed, with fixed times and nothing optional, so that a verifier can write every byte
 * between the contents again. `last` sees what the others are. The reader's pace decides.
 */
export async function* writeZip(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  last: (listed: readonly ListedEntry[]) => readonly ZipEntry[],
): AsyncGenerator<Buffer> {
  const written: (Measured & { name: string; offset: number })[] = [];
  let offset = 0;
  async function* write({ name, open }: ZipEntry) {
    const measured = await measure(await open());
    const entry = { name, offset, ...measured };
    const head = localHeader(entry);
    offset += head.length + measured.size;
    if (offset > mostBytes) throw new Error("the evidence is too large for a ZIP file");
    written.push(entry);
    yield head;
    yield* unchanged(name, await open(), measured);
  }
  for await (const entry of entries) yield* write(entry);
  const listed = written.map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  for (const entry of last(listed)) yield* write(entry);
  yield Buffer.concat([...written.map(centralRecord), endRecord(written, offset)]);
}

async function measure(body: AsyncIterable<Buffer>): Promise<Measured> {
  const hash = createHash("sha256");
  let [size, crc] = [0, 0];
  for await (const part of body) {
    hash.update(part);
    crc = crc32(part, crc);
    size += part.length;
  }
  return { size, crc, sha256: hash.digest("hex") };
}

/** Cuts the answer off rather than sending something else than what was measured. */
async function* unchanged(name: string, body: AsyncIterable<Buffer>, { size, crc }: Measured) {
  let [sent, sum] = [0, 0];
  for await (const part of body) {
    sent += part.length;
    sum = crc32(part, sum);
    if (sent > size) break;
    yield part;
  }
  if (sent !== size || sum !== crc) throw new Error(`${name} changed while it was sent`);
}

export function textEntry(name: string, text: string): ZipEntry {
  return { name, open: () => Promise.resolve(once(Buffer.from(text))) };
}

async function* once(bytes: Buffer) {
  yield bytes;
}
