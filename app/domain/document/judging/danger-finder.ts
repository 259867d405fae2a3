import { dangerIds, type Danger } from "#app/domain/document/verdict.ts";
import type { Token } from "./pdf-tokens.ts";
import type { ObjectVisitor } from "./walk-objects.ts";

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

const maxFollowed = 10_000;
const maxAddresses = 10_000;
/** The keys under which one action leads to others: the next one, and the events of pages and fields. */
const leadingKeys = new Set("Next O C WC WS DS WP DP E X D U Fo Bl PO PC PV PI K F V".split(" "));

/** The target of an address action, with the object that it is written in (-1 when in an object stream). */
export interface Address {
  readonly number: number;
  readonly generation: number;
  readonly text: string;
}

/** Looks at the names of all objects, in whatever order they come. */
export class DangerFinder implements ObjectVisitor {
  readonly addresses: Address[] = [];
  private readonly dangers = new Set<Danger>();
  /** Objects that act by themselves (on opening, on a page's turn), and what each object leads to. */
  private readonly acting = new Set<number>();
  private readonly leads = new Map<number, number[]>();
  private readonly opensAddress = new Set<number>();

  private number = -1;
  private generation = 0;
  private before: Token | undefined;
  private last: Token | undefined;
  private key = "";
  private depth = 0;
  /** How deep the dictionary lies whose actions happen by themselves; null outside of one. */
  private actingDepth: number | null = null;

  begin(number: number, generation: number): void {
    this.number = number;
    this.generation = generation;
    [this.before, this.last] = [undefined, undefined];
    this.key = "";
    this.depth = 0;
    this.actingDepth = null;
  }

  see(token: Token): void {
    if (token.type === "name") this.seeName(token.value);
    else if (token.type === "word") this.seeWord(token.value);
    else if (this.follows("URI") && this.addresses.length < maxAddresses) {
      const { number, generation } = this;
      this.addresses.push({ number, generation, text: token.value });
    }
    [this.before, this.last] = [this.last, token];
  }

  add(danger: Danger): void {
    this.dangers.add(danger);
  }

  found(): Danger[] {
    if (this.reachesAddress()) this.dangers.add("opens-address");
    return dangerIds.filter((danger) => this.dangers.has(danger));
  }

  private seeName(name: string) {
    const danger = Object.hasOwn(named, name) ? named[name] : undefined;
    if (danger) this.dangers.add(danger);
    if (name === "URL" && this.follows("FS")) this.dangers.add("remote-file");
    this.key = name;
    if (name === "OpenAction" || name === "AA") this.actingDepth = this.depth;
    if (name !== "URI" || !this.follows("S")) return;
    if (this.actingDepth === null) this.opensAddress.add(this.number);
    else this.dangers.add("opens-address");
  }

  private seeWord(word: string) {
    if (word === "<<") this.depth += 1;
    if (word === ">>") {
      this.depth -= 1;
      if (this.actingDepth !== null && this.depth <= this.actingDepth) this.actingDepth = null;
    }
    if (word !== "R") return;
    this.seeReference(Number(this.before?.value));
    // What acts was a reference, and not a dictionary written in its place.
    if (this.actingDepth === this.depth) this.actingDepth = null;
  }

  private seeReference(to: number) {
    if (this.actingDepth !== null) this.acting.add(to);
    else if (leadingKeys.has(this.key)) {
      const { number } = this;
      const known = this.leads.get(number) ?? [];
      if (known.length < maxFollowed) known.push(to);
      this.leads.set(number, known);
    }
  }

  private follows(name: string) {
    return this.last?.type === "name" && this.last.value === name;
  }

  /** From what acts by itself to an action that opens an address, over a bounded number of objects. */
  private reachesAddress(): boolean {
    const queue = [...this.acting];
    const seen = new Set(queue);
    for (let index = 0; index < queue.length && index < maxFollowed; index += 1) {
      const at = queue[index] ?? -1;
      if (this.opensAddress.has(at)) return true;
      for (const next of this.leads.get(at) ?? []) {
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    }
    return false;
  }
}
