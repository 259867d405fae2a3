import { expect, it } from "vitest";
import { bytesOf, textOf } from "./base64url.ts";

it("Bytes of every value and length are the same after both ways", () => {
  for (let length = 0; length <= 256; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7 + length) % 256);
    const text = textOf(bytes.buffer);
    expect(text).toBe(Buffer.from(bytes).toString("base64url"));
    expect(bytesOf(text)).toEqual(bytes);
  }
});
