import { afterLine, type Token, tokensOf } from "./pdf-tokens.ts";
import { StreamEntries } from "./stream-entries.ts";

export class BuiltToBlowUp extends Error {}

const maxObjects = 2_000_000;

/** In bytes: objects may overlap, but only to a limit. Throws `BuiltToBlowUp` when it is spent. */
export class Effort {
  private left: number;
  constructor(length: number) {
    this.left = 4 * length + 1_000_000;
  }
  more(length: number): void {
    this.left += 4 * length;
  }
  spend(length: number): void {
    this.left -= length;
    if (this.left < 0) throw new BuiltToBlowUp();
  }
}

export const inTheClear = -1;

export interface ObjectVisitor {
  /**
   * `generation` is `inTheClear` in an object stream, whose strings are not encrypted a second
   * time.
   */
  begin(number: number, generation: number): void;
  see(token: Token): void;
}

export interface FoundStream {
  readonly number: number;
  readonly generation: number;
  readonly entries: StreamEntries;
  readonly start: number;
}

/**
 * Also objects in strings, comments and streams, because the cross-reference table may point
 * anywhere, and what follows `trailer`. Returns the streams a reader inflates to open the file.
 * Throws `BuiltToBlowUp`.
 */
export function walkObjects(text: string, effort: Effort, visitor: ObjectVisitor): FoundStream[] {
  const streams: FoundStream[] = [];
  let count = 0;
  for (const { at, number, generation } of marksOf(text)) {
    if ((count += 1) > maxObjects) throw new BuiltToBlowUp();
    visitor.begin(number, generation);
    const { end, entries, start } = walkOne(text, at, visitor);
    effort.spend(end - at);
    if (start !== null && entries.isStructural)
      streams.push({ number, generation, entries, start });
  }
  return streams;
}

function* marksOf(text: string) {
  for (let at = text.indexOf("obj"); at >= 0; at = text.indexOf("obj", at + 3)) {
    const before = text.slice(Math.max(0, at - 40), at);
    if (!/[\d\s\0]$/.test(before)) continue;
    const [, number = "-1", generation = "0"] = /(\d{1,10})\s+(\d{1,5})\s*$/.exec(before) ?? [];
    yield { at: at + 3, number: Number(number), generation: Number(generation) };
  }
  for (let at = text.indexOf("trailer"); at >= 0; at = text.indexOf("trailer", at + 7)) {
    yield { at: at + 7, number: -1, generation: inTheClear };
  }
}

const ends = new Set(["endobj", "obj", "startxref", "xref", "endstream"]);

function walkOne(text: string, from: number, visitor: ObjectVisitor) {
  const entries = new StreamEntries();
  let end = from;
  let last = "";
  for (const token of tokensOf(text, from)) {
    const { type, value } = token;
    ({ end } = token);
    if (type === "word") {
      if (value === "stream" && last === ">>") {
        visitor.see(token);
        return { end, entries, start: afterLine(text, end) };
      }
      if (ends.has(value)) break;
    }
    entries.see(token);
    visitor.see(token);
    last = type === "word" ? value : "";
  }
  return { end, entries, start: null };
}
