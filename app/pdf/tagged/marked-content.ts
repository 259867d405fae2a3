import type { Element } from "./element.ts";

export class MarkedContentWriter {
  readonly #page: number;
  readonly #parts: string[] = [];
  #current: Element | null | undefined;
  readonly owners: Element[] = [];

  constructor(page: number) {
    this.#page = page;
  }

  write(element: Element | null, operators: string) {
    if (element !== this.#current) this.#begin(element);
    this.#parts.push(operators);
  }

  #begin(element: Element | null) {
    if (this.#current !== undefined) this.#parts.push("EMC");
    this.#current = element;
    if (!element) {
      this.#parts.push("/Artifact BMC");
      return;
    }
    const id = this.owners.push(element) - 1;
    element.kids.push({ page: this.#page, id });
    this.#parts.push(`/${element.tag} << /MCID ${String(id)} >> BDC`);
  }

  end(): string {
    if (this.#current !== undefined) this.#parts.push("EMC");
    this.#current = undefined;
    return this.#parts.join("\n");
  }
}
