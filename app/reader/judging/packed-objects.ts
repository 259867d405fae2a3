import type { Decrypt } from "./standard-security.ts";
import { inflate, looksDeflated } from "./inflate.ts";
import { tokensOf } from "./pdf-tokens.ts";
import {
  BuiltToBlowUp,
  inTheClear,
  type Effort,
  type FoundStream,
  type ObjectVisitor,
} from "./walk-objects.ts";

const maxTotalBytes = 96 * 1024 * 1024;

/**
 * Opens the streams that a reader must inflate merely to open a file, within bounds: 16 MB each, 96 MB
 * together, FlateDecode or nothing; and shows a visitor the objects in them. Throws `BuiltToBlowUp`.
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

/** The stream as it lies there, and as each key makes it. */
function* contentsOf(bytes: Buffer, stream: FoundStream, decryptions: readonly Decrypt[]) {
  const { entries, start } = stream;
  const rest = bytes.subarray(start);
  const isDeflated = entries.filters.length > 0;
  // A length that is a lie hides what follows from us, and not from a reader that goes by `endstream`.
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

/** All of it at once, and each object from where it is said to begin. */
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

/** To where the value that begins there is closed. */
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
