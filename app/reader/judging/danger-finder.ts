import { type Danger, dangerIds } from "#app/reader/verdict.ts";
import type { Token } from "./pdf-tokens.ts";
import type { ObjectVisitor } from "./walk-objects.ts";

/** A false alarm only means viewing pictures instead; a miss is far worse. */
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
  "3D": "multimedia",
  Rendition: "multimedia",
  Movie: "multimedia",
  Sound: "multimedia",
};

/**
 * No ordinary document exceeds this; a file that does counts as having the danger it could hide.
 */
const bound = 10_000;
/** Keys by which one action leads to others: the next action, and events of pages and fields. */
const leadingKeys = new Set("Next O C WC WS DS WP DP E X D U Fo Bl PO PC PV PI K F V".split(" "));
const fileKeys = new Set(["F", "UF", "DOS", "Mac", "Unix"]);

export interface Target {
  readonly number: number;
  readonly generation: number;
  readonly text: string;
}

export class DangerFinder implements ObjectVisitor {
  private readonly dangers = new Set<Danger>();
  private readonly addresses: Target[] = [];
  private readonly files: Target[] = [];
  private readonly strings = new Map<number, Target>();
  private readonly addressesAt = new Set<number>();
  private readonly filesAt = new Set<number>();
  private readonly acting = new Set<number>();
  private readonly leads = new Map<number, number[]>();
  private readonly opensAddress = new Set<number>();

  private number = -1;
  private generation = 0;
  private before: Token | undefined;
  private last: Token | undefined;
  private key = "";
  private depth = 0;
  /** An entry refers to an external file, if the dictionary belongs to a stream. */
  private pointsOut = false;
  private actingDepth: number | null = null;

  begin(number: number, generation: number): void {
    this.number = number;
    this.generation = generation;
    [this.before, this.last] = [undefined, undefined];
    this.key = "";
    this.depth = 0;
    this.pointsOut = false;
    this.actingDepth = null;
  }

  see(token: Token): void {
    if (token.type === "name") this.seeName(token.value);
    else if (token.type === "word") this.seeWord(token.value);
    else this.seeString(token.value);
    [this.before, this.last] = [this.last, token];
  }

  add(danger: Danger): void {
    this.dangers.add(danger);
  }

  /** Call after all objects were visited. */
  targets(): { readonly addresses: readonly Target[]; readonly files: readonly Target[] } {
    const pointedAt = (numbers: ReadonlySet<number>) =>
      [...numbers].flatMap((number) => this.strings.get(number) ?? []);
    const byReference = pointedAt(this.addressesAt);
    // An address whose object is missing could be anything.
    if (byReference.length < this.addressesAt.size) this.add("opens-address");
    return {
      addresses: [...this.addresses, ...byReference],
      files: [...this.files, ...pointedAt(this.filesAt)],
    };
  }

  found(): Danger[] {
    if (this.reachesAddress()) this.add("opens-address");
    return dangerIds.filter((danger) => this.dangers.has(danger));
  }

  private seeString(text: string) {
    const target = { number: this.number, generation: this.generation, text };
    if (this.last === undefined && this.strings.size < bound) this.strings.set(this.number, target);
    if (this.last?.type !== "name") return;
    if (this.last.value === "URI") this.keep(this.addresses, target, "opens-address");
    if (fileKeys.has(this.last.value)) this.keep(this.files, target, "remote-file");
  }

  private keep(targets: Target[], target: Target, danger: Danger) {
    if (targets.length < bound) targets.push(target);
    else this.add(danger);
  }

  private seeName(name: string) {
    const danger = Object.hasOwn(named, name) ? named[name] : undefined;
    if (danger) this.add(danger);
    if (name === "URL" && this.follows("FS")) this.add("remote-file");
    // An article thread, in this file or another. The name may be a separate object.
    if (name === "Thread" && (this.follows("S") || this.last === undefined))
      this.add("remote-file");
    // Stream contents in an external file, or a page of another file shown as a picture.
    if (this.depth === 1 && (name === "F" || name === "Ref")) this.pointsOut = true;
    this.key = name;
    if (name === "OpenAction" || name === "AA") this.actingDepth = this.depth;
    if (name !== "URI") return;
    if (this.actingDepth === null) this.opensAddress.add(this.number);
    else this.add("opens-address");
  }

  private seeWord(word: string) {
    if (word === "stream" && this.pointsOut) this.add("remote-file");
    if (word === "<<") this.depth += 1;
    if (word === ">>") {
      this.depth -= 1;
      if (this.actingDepth !== null && this.depth <= this.actingDepth) this.actingDepth = null;
    }
    if (word !== "R") return;
    this.seeReference(Number(this.before?.value));
    if (this.actingDepth === this.depth) this.actingDepth = null;
  }

  private seeReference(to: number) {
    if (this.key === "URI") this.addressesAt.add(to);
    if (fileKeys.has(this.key)) this.filesAt.add(to);
    if (this.actingDepth !== null) this.acting.add(to);
    // Without a key, it is an array of actions or a reference to a reference.
    else if (this.key === "" || leadingKeys.has(this.key)) {
      const known = this.leads.get(this.number) ?? [];
      if (known.length < bound) known.push(to);
      this.leads.set(this.number, known);
    }
  }

  private follows(name: string) {
    return this.last?.type === "name" && this.last.value === name;
  }

  /** Assumes so when there is too much to follow. */
  private reachesAddress(): boolean {
    const queue = [...this.acting];
    const seen = new Set(queue);
    for (let index = 0; index < queue.length; index += 1) {
      const at = queue[index] ?? -1;
      const leads = this.leads.get(at) ?? [];
      if (this.opensAddress.has(at) || index >= bound || leads.length >= bound) return true;
      for (const next of leads) {
        if (!seen.has(next)) queue.push(next);
        seen.add(next);
      }
    }
    return false;
  }
}
