import type { Token } from "./pdf-tokens.ts";
import type { ObjectVisitor } from "./walk-objects.ts";

export interface Encryption {
  readonly strings: ReadonlyMap<string, Buffer>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly isAes: boolean;
  readonly encryptsMetadata: boolean;
}

const maxCandidates = 4;
const told = new Set(["O", "U", "UE", "P", "R", "V", "Length"]);

export class EncryptionFinder implements ObjectVisitor {
  readonly found: Encryption[] = [];
  readonly ids: Buffer[] = [];
  private strings = new Map<string, Buffer>();
  private numbers = new Map<string, number>();
  private names = new Set<string>();
  private key = "";

  begin(): void {
    this.close();
    this.strings = new Map();
    this.numbers = new Map();
    this.names = new Set();
  }

  see({ type, value }: Token): void {
    if (type === "name") {
      this.names.add(value);
      this.key = value;
    } else if (type === "string") {
      const bytes = Buffer.from(value, "latin1");
      if (told.has(this.key)) this.strings.set(this.key, bytes);
      if (this.key === "ID" && this.ids.length < maxCandidates) this.ids.push(bytes);
      if (this.key === "ID") this.key = "";
    } else if (value === "false" && this.key === "EncryptMetadata") this.names.add("bare metadata");
    else if (told.has(this.key) && !this.numbers.has(this.key)) {
      if (/^-?\d+$/.test(value)) this.numbers.set(this.key, Number(value));
    }
  }

  close(): void {
    const { names, strings, numbers } = this;
    if (!strings.has("O") || !strings.has("U") || this.found.length >= maxCandidates) return;
    this.found.push({
      strings,
      numbers,
      isAes: names.has("AESV2") || names.has("AESV3"),
      encryptsMetadata: !names.has("bare metadata"),
    });
    this.strings = new Map();
  }
}
