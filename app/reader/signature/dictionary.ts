import { readTokens, type Token } from "./pdf-tokens.ts";

/** A dictionary with a signature of half a megabyte, more than any real one. */
const maxLength = 1024 * 1024 + 64 * 1024;
const maxTokens = 2_000;

export type Entries = ReadonlyMap<string, readonly (readonly Token[])[]>;

export function dictionaryAround(file: string, place: number): Entries | null {
  const object = objectBefore(file, place);
  if (object === null) return null;
  const open: Token[][] = [];
  let count = 0;
  for (const token of readTokens(file.slice(0, object + maxLength), object)) {
    if (++count > maxTokens) return null;
    if (token.kind === "<<") open.push([]);
    else if (token.kind === ">>") {
      const closed = open.pop();
      if (!closed) return null;
      if (closed.some(({ start }) => start === place)) return entriesOf(closed);
      open.at(-1)?.push(token);
    } else open.at(-1)?.push(token);
  }
  return null;
}

function objectBefore(file: string, place: number) {
  let at = place;
  for (let tries = 0; tries < maxTokens; tries++) {
    at = file.lastIndexOf("obj", at - 1);
    if (at < 0 || place - at > maxLength) return null;
    if (/\d\s+\d+\s+$/.test(file.slice(Math.max(0, at - 24), at))) return at + 3;
  }
  return null;
}

function entriesOf(tokens: readonly Token[]): Entries {
  const entries = new Map<string, Token[][]>();
  let at = 0;
  while (at < tokens.length) {
    const key = tokens[at++];
    if (key?.kind !== "name") continue;
    const end = valueEnd(tokens, at);
    const values = entries.get(key.text) ?? [];
    entries.set(key.text, [...values, tokens.slice(at, end)]);
    at = end;
  }
  return entries;
}

function valueEnd(tokens: readonly Token[], at: number) {
  if (tokens[at]?.kind === "[") {
    const close = tokens.findIndex(({ kind }, index) => index > at && kind === "]");
    return close === -1 ? tokens.length : close + 1;
  }
  return tokens[at + 2]?.text === "R" ? at + 3 : at + 1;
}
