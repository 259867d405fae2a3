import type { Token } from "./pdf-tokens.ts";

export class StreamEntries {
  /** As written, with abbreviations expanded; `reference` for a filter given by reference. */
  readonly filters: string[] = [];
  private readonly names = new Set<string>();
  private readonly numbers = new Map<string, number>();
  private filtersGoOn: "no" | "one" | "many" = "no";
  private key = "";
  private depth = 0;

  see({ type, value }: Token): void {
    if (this.filtersGoOn !== "no") this.seeFilter(type, value);
    if (type === "name") {
      // Deeper names belong to the file's author and mean nothing here.
      const isOwn = this.depth <= 1;
      if (isOwn ? telling.has(value) : value === "Predictor") this.names.add(value);
      if (isOwn && (value === "Filter" || value === "F")) this.filtersGoOn = "one";
      this.key = value;
    } else {
      if (type === "word") this.depth += depthOf(value);
      if (type === "word" && /^\d+$/.test(value)) this.numbers.set(this.key, Number(value));
      if (value === "R") this.numbers.delete(this.key);
    }
  }

  /** Readers recognise such streams by `N` and `First` even without the type. */
  get holdsObjects(): boolean {
    return this.names.has("ObjStm") || (this.names.has("N") && this.names.has("First"));
  }

  get isStructural(): boolean {
    return this.holdsObjects || this.names.has("XRef") || this.names.has("W");
  }

  get isPredicted(): boolean {
    return this.names.has("Predictor") && this.numberOf("Predictor") !== 1;
  }

  numberOf(key: "First" | "N" | "Length" | "Predictor"): number | undefined {
    return this.numbers.get(key);
  }

  private seeFilter(type: Token["type"], value: string): void {
    if (value === "[" && type === "word") this.filtersGoOn = "many";
    else if (type === "name") {
      this.filters.push(value === "Fl" ? "FlateDecode" : value);
      if (this.filtersGoOn === "one") this.filtersGoOn = "no";
    } else {
      if (type === "word" && value !== "]" && value !== "null") this.filters.push("reference");
      if (this.filtersGoOn === "one" || value === "]") this.filtersGoOn = "no";
    }
  }
}

const telling = new Set(["ObjStm", "XRef", "N", "First", "W"]);

function depthOf(word: string) {
  if (word === "<<") return 1;
  return word === ">>" ? -1 : 0;
}
