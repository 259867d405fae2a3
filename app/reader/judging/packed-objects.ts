import { inflate, looksDeflated } from "./inflate.ts";
import { tokensOf } from "./pdf-tokens.ts";
import type { Decrypt } from "./standard-security.ts";
import {
  BuiltToBlowUp,
  type Effort,
  type FoundStream,
  inTheClear,
  type ObjectVisitor,
} from "./walk-objects.ts";

const maxTotalBytes = 96 * 1024 * 1024;

/**
 * Only streams a reader must inflate to open the file. Limits: 16 MB each, 96 MB in total,
 * FlateDecode only. Throws `BuiltToBlowUp`.
 */
export function walkPacked(
  bytes: Buffer,
  streams: readonly FoundStream[],
  decryptions: readonly Decrypt[],
  effort: Effort,
  visitor: ObjectVisitor,
): void {
  let total = 0;
  for (const stream of streams) {
    const { entries } = stream;
    const [filter = "FlateDecode", ...others] = entries.filters;
    if (filter !== "FlateDecode" || others.length > 0) throw new BuiltToBlowUp();
    if (entries.holdsObjects && entries.isPredicted) throw new BuiltToBlowUp();
    for (const content of contentsOf(bytes, stream, decryptions)) {
      total += content.length;
      if (total > maxTotalBytes) throw new BuiltToBlowUp();
      if (entries.holdsObjects) walkContent(content.toString("latin1"), stream, effort, visitor);
    }
  }
}

function* contentsOf(bytes: Buffer, stream: FoundStream, decryptions: readonly Decrypt[]) {
  const { entries, start } = stream;
  const rest = bytes.subarray(start);
  const isDeflated = entries.filters.length > 0;
  // A false length would hide content from us, but not from a reader that looks for `endstream`.
  if (!isDeflated) yield rest.subarray(0, Math.max(lengthOf(rest, stream), endOf(rest)));
  else if (looksDeflated(rest)) yield inflate(rest);
  for (const decrypt of decryptions) {
    const plain = decrypt(stream, rest.subarray(0, lengthOf(rest, stream)));
    if (!isDeflated) yield plain;
    else if (looksDeflated(plain)) yield inflate(plain);
  }
}

function lengthOf(rest: Buffer, { entries }: FoundStream) {
  const said = entries.numberOf("Length");
  if (said !== undefined && said <= rest.length) return said;
  return endOf(rest);
}

function endOf(rest: Buffer) {
  const end = rest.indexOf("endstream");
  return end < 0 ? rest.length : end;
}

function walkContent(
  text: string,
  { entries }: FoundStream,
  effort: Effort,
  visitor: ObjectVisitor,
) {
  effort.more(text.length);
  visitor.begin(-1, inTheClear);
  for (const token of tokensOf(text)) visitor.see(token);
  effort.spend(text.length);
  const first = entries.numberOf("First") ?? 0;
  const header = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let pair = 0; pair + 1 < header.length; pair += 2) {
    visitor.begin(header[pair] ?? -1, inTheClear);
    const from = first + (header[pair + 1] ?? 0);
    effort.spend(walkValue(text, from, visitor) - from);
  }
}

function walkValue(text: string, from: number, visitor: ObjectVisitor): number {
  let depth = 0;
  let end = from;
  for (const token of tokensOf(text, from)) {
    ({ end } = token);
    visitor.see(token);
    if (token.type === "word" && /^(?:<<|\[)$/.test(token.value)) depth += 1;
    if (token.type === "word" && /^(?:>>|\])$/.test(token.value)) depth -= 1;
    if (depth <= 0) break;
  }
  return end;
}
