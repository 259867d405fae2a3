export interface Token {
  readonly type: "name" | "string" | "word";
  readonly value: string;
  readonly end: number;
}

const white = new Set("\0\t\n\f\r ");
const delimiters = new Set("()<>[]{}/%");
const maxStringLength = 2_000;

/**
 * One character per byte, linear time. Does not follow nesting, so depth is no risk. Stream
 * contents must be excluded.
 */
export function* tokensOf(text: string, from = 0): Generator<Token> {
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? "";
    if (white.has(char)) at += 1;
    else if (char === "%") at = endOfLine(text, at);
    else {
      const token = tokenAt(text, at, char);
      yield token;
      at = token.end;
    }
  }
}

function tokenAt(text: string, at: number, char: string): Token {
  if (char === "/") {
    const end = endOfWord(text, at + 1);
    return { type: "name", value: decodeName(text.slice(at + 1, end)), end };
  }
  if (char === "(") {
    const end = endOfString(text, at);
    const written = text.slice(at + 1, Math.min(end - 1, at + maxStringLength));
    return { type: "string", value: decodeString(written), end };
  }
  if (char === "<" && text[at + 1] !== "<") {
    const end = text.indexOf(">", at) + 1 || text.length;
    const written = text.slice(at + 1, Math.min(end - 1, at + maxStringLength));
    return { type: "string", value: decodeHex(written), end };
  }
  const end = delimiters.has(char) ? at + lengthOfMark(text, at) : endOfWord(text, at);
  return { type: "word", value: text.slice(at, end), end };
}

function lengthOfMark(text: string, at: number) {
  return text[at] === text[at + 1] && (text[at] === "<" || text[at] === ">") ? 2 : 1;
}

export function afterLine(text: string, from: number): number {
  const end = endOfLine(text, from);
  return text[end] === "\r" && text[end + 1] === "\n" ? end + 2 : end + 1;
}

function endOfLine(text: string, from: number) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\n" || text[at] === "\r") return at;
  }
  return text.length;
}

function endOfWord(text: string, from: number) {
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? "";
    if (white.has(char) || delimiters.has(char)) break;
    at += 1;
  }
  return at;
}

function endOfString(text: string, from: number) {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "(") depth += 1;
    else if (char === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function decodeName(name: string) {
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function decodeString(written: string) {
  return written.replace(
    /\\(?:([0-7]{1,3})|(\r\n|[^]))/g,
    (_, octal: string | undefined, char = "") => {
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 255);
      return /[\r\n]/.test(String(char)) ? "" : (escapes[String(char)] ?? String(char));
    },
  );
}

function decodeHex(hex: string) {
  return Buffer.from(hex.replace(/[^0-9a-f]/gi, ""), "hex").toString("latin1");
}
