import { dangerIds, type Danger } from "#app/domain/document/verdict.ts";
import { objectsOf } from "./pdf-syntax.ts";
import { tokensOf, type Token } from "./pdf-tokens.ts";

/** Names that stand for a danger wherever they are: a false alarm costs a look at pictures, a miss much more. */
const named: Readonly<Record<string, Danger>> = {
  JavaScript: "javascript",
  JS: "javascript",
  Launch: "launch",
  EmbeddedFile: "embedded-files",
  EmbeddedFiles: "embedded-files",
  EF: "embedded-files",
  FileAttachment: "embedded-files",
  GoToE: "embedded-files",
  SubmitForm: "submit-form",
  ImportData: "submit-form",
  XFA: "xfa",
  GoToR: "remote-file",
  FFilter: "remote-file",
  RichMedia: "multimedia",
  Rendition: "multimedia",
  Movie: "multimedia",
  Sound: "multimedia",
};

/** An address that a click opens in the browser, as ordinary papers have them. */
const ordinaryAddress = /^(?:https?:|mailto:|tel:|www\.|#|$)/i;
const maxFollowed = 10_000;

interface Found {
  readonly dangers: Set<Danger>;
  /** Objects that act by themselves (on opening, on a page's turn), and what each object leads to. */
  readonly acting: Set<number>;
  readonly leads: Map<number, number[]>;
  readonly opensAddress: Set<number>;
}

/** What a PDF could do by itself, found by walking the names of all its objects, however they are written. */
export function dangersOf(bytes: Buffer): Danger[] {
  const found: Found = {
    dangers: new Set(),
    acting: new Set(),
    leads: new Map(),
    opensAddress: new Set(),
  };
  for (const { number, text } of objectsOf(bytes)) look(text, number ?? -1, found);
  if (reachesAddress(found)) found.dangers.add("opens-address");
  return dangerIds.filter((danger) => found.dangers.has(danger));
}

function look(text: string, number: number, found: Found) {
  let [before, last]: [Token | undefined, Token | undefined] = [undefined, undefined];
  let key = "";
  // How deep the dictionary lies whose actions happen by themselves; null outside of one.
  let acting: number | null = null;
  let depth = 0;
  for (const token of tokensOf(text)) {
    const { type, value } = token;
    if (value === "<<") depth += 1;
    if (value === ">>") {
      depth -= 1;
      if (acting !== null && depth <= acting) acting = null;
    }
    if (type === "name") {
      noteName(value, last, found);
      key = value;
      if (value === "OpenAction" || value === "AA") acting = depth;
      if (value === "URI" && isKey(last, "S")) noteAddress(found, number, acting !== null);
    }
    if (type === "string" && isKey(last, "URI") && !ordinaryAddress.test(value.trim())) {
      found.dangers.add("opens-address");
    }
    if (value === "R" && type === "word") {
      noteReference(found, { from: number, to: Number(before?.value), key, acts: acting !== null });
      // What acts was a reference, and not a dictionary written in its place.
      if (acting === depth) acting = null;
    }
    [before, last] = [last, token];
  }
}

function noteAddress({ dangers, opensAddress }: Found, number: number, acts: boolean) {
  if (acts) dangers.add("opens-address");
  else opensAddress.add(number);
}

/** The keys under which one action leads to others: the next one, and the events of pages and fields. */
const leadingKeys = new Set("Next O C WC WS DS WP DP E X D U Fo Bl PO PC PV PI K F V".split(" "));

function noteReference(
  { acting, leads }: Found,
  { from, to, key, acts }: { from: number; to: number; key: string; acts: boolean },
) {
  if (acts) acting.add(to);
  else if (leadingKeys.has(key)) leads.set(from, [...(leads.get(from) ?? []), to].slice(-100));
}

const isKey = (token: Token | undefined, name: string) =>
  token?.type === "name" && token.value === name;

function noteName(name: string, last: Token | undefined, { dangers }: Found) {
  const danger = Object.hasOwn(named, name) ? named[name] : undefined;
  if (danger) dangers.add(danger);
  if (name === "URL" && isKey(last, "FS")) dangers.add("remote-file");
}

/** From what acts by itself to an action that opens an address, over a bounded number of objects. */
function reachesAddress({ acting, leads, opensAddress }: Found): boolean {
  const queue = [...acting];
  const seen = new Set(queue);
  for (let index = 0; index < queue.length && index < maxFollowed; index += 1) {
    const at = queue[index] ?? -1;
    if (opensAddress.has(at)) return true;
    for (const next of leads.get(at) ?? []) {
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return false;
}
