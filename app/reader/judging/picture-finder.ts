import type { Token } from "./pdf-tokens.ts";
import type { ObjectVisitor } from "./walk-objects.ts";

/** Finds the largest picture, which pdf.js would leave out without a word. */
export class PictureFinder implements ObjectVisitor {
  largestDots = 0;
  private width = 0;
  private height = 0;
  private key = "";

  begin(): void {
    [this.width, this.height, this.key] = [0, 0, ""];
  }

  see({ type, value }: Token): void {
    if (type === "word" && this.key === "Width") this.width = Number(value) || 0;
    if (type === "word" && this.key === "Height") this.height = Number(value) || 0;
    this.key = type === "name" ? value : "";
    this.largestDots = Math.max(this.largestDots, this.width * this.height);
  }
}
