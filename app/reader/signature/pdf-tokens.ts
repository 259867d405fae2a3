type TokenKind = "name" | "string" | "hex" | "word" | "<<" | ">>" | "[" | "]";

/** `text` is a decoded name without its slash, or the source as written. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Order matters: brackets of dictionaries before those of hexadecimal strings. */
const shapes: readonly (readonly [TokenKind, RegExp])[] = [
  ["<<", /<</y],
  [">>", />>/y],
  ["[", /\[/y],
  ["]", /\]/y],
  ["name", /\/[^\0\t\n\f\r ()<>[\]{}/%]*/y],
  ["hex", /<[0-9A-Fa-f\0\t\n\f\r ]*>/y],
  ["word", /[^\0\t\n\f\r ()<>[\]{}/%]+/y],
];
const gap = /(?:[\0\t\n\f\r ]+|%[^\n\r]*)*/y;

export function* readTokens(file: string, at: number): Generator<Token> {
  let position = at;
  for (;;) {
    position = endOf(gap, file, position) ?? position;
    const token = tokenAt(file, position);
    if (!token) return;
    yield token;
    position = token.end;
  }
}

function tokenAt(file: string, start: number): Token | null {
  if (file[start] === "(") return stringAt(file, start);
  for (const [kind, shape] of shapes) {
    const end = endOf(shape, file, start);
    if (end === null) continue;
    const source = file.slice(start, end);
    return { kind, text: kind === "name" ? decodeName(source.slice(1)) : source, start, end };
  }
  return null;
}

function endOf(shape: RegExp, file: string, at: number) {
  shape.lastIndex = at;
  return shape.test(file) ? shape.lastIndex : null;
}

function stringAt(file: string, start: number): Token | null {
  let depth = 0;
  for (let at = start; at < file.length; at++) {
    const sign = file[at];
    if (sign === "\\") at++;
    else if (sign === "(") depth++;
    else if (sign === ")" && --depth === 0)
      return { kind: "string", text: file.slice(start, at + 1), start, end: at + 1 };
  }
  return null;
}

function decodeName(name: string) {
  return name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
