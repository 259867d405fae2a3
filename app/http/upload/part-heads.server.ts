import { Transform, type TransformCallback } from "node:stream";
import { nameInDisposition, unescaped } from "./part-name.ts";

const headEnd = Buffer.from("\r\n\r\n");
/** As busboy allows. */
const maxHeadLength = 16 * 1024;

/**
 * Writes the file names in the heads of a multipart body in one form that busboy reads without
 * losing anything; `sentName` reads it back. Busboy itself cuts names at slashes, and skips the whole
 * file when there is a quote in its name.
 */
export class PartHeads extends Transform {
  private readonly delimiter: Buffer;
  private waiting: Buffer;
  private isInHead = false;

  constructor(boundary: string) {
    super();
    this.delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
    // The first delimiter has no line before it.
    this.waiting = Buffer.from("\r\n");
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.waiting = Buffer.concat([this.waiting, chunk]);
    while (this.isInHead ? this.passHead() : this.passBody());
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(this.waiting);
    done();
  }

  private passBody(): boolean {
    const at = this.waiting.indexOf(this.delimiter);
    if (at >= 0) this.isInHead = true;
    this.pass(
      at >= 0 ? at + this.delimiter.length : this.waiting.length - this.delimiter.length + 1,
    );
    return this.isInHead;
  }

  private passHead(): boolean {
    const at = this.waiting.indexOf(headEnd);
    if (at < 0 && this.waiting.length < maxHeadLength) return false;
    this.isInHead = false;
    if (at < 0) return true;
    this.push(Buffer.from(withNames(this.waiting.toString("latin1", 0, at)), "latin1"));
    this.waiting = this.waiting.subarray(at);
    return true;
  }

  private pass(length: number): void {
    if (length <= 0) return;
    this.push(this.waiting.subarray(0, length));
    this.waiting = this.waiting.subarray(length);
  }
}

function withNames(head: string): string {
  return head
    .replace(/\r\n[ \t]+/g, " ")
    .split("\r\n")
    .map((line) => (/^content-disposition\s*:/i.test(line) ? withName(line) : line))
    .join("\r\n");
}

const mark = "sent-as-";

function withName(line: string): string {
  const name = nameInDisposition(line);
  if (name === null) return line;
  const bare = line.slice(0, line.search(/;\s*filename\*?\s*=/i));
  const field = /;\s*name\s*=\s*(?:"[^"]*"|[^;]*)/i.exec(line.slice(bare.length))?.[0] ?? "";
  return `${bare}${field}; filename="${mark}${encodeURIComponent(name)}"`;
}

/** The name that a client sent, from the one that busboy read; empty when there is none. */
export function sentName(filename: string | undefined): string {
  if (!filename?.startsWith(mark)) return "";
  return Buffer.from(unescaped(filename.slice(mark.length)), "latin1").toString("utf8");
}
