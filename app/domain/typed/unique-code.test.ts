import { expect, it } from "vitest";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { readUniqueCode } from "./unique-code.ts";

it("Every printed code is read, with and without dashes, in any case", () => {
  const { uniqueCode } = createSecrets("k".repeat(32));
  for (let id = 0; id < 500; id += 1) {
    const printed = uniqueCode(String(id));
    const code = printed.replaceAll("-", "");
    for (const written of [printed, code, printed.toLowerCase(), printed.replaceAll("-", " ")]) {
      expect(readUniqueCode(written)).toEqual({ kind: "code", code });
    }
  }
});

it.each([
  ["7KMP-2XQ9-HT4O", { kind: "sign", sign: "O" }],
  ["7kmp-2xq9-ht4i", { kind: "sign", sign: "I" }],
  ["7KMP-2XQ9-HT4é", { kind: "sign", sign: "É" }],
  ["7КMP-2XQ9-HT4C", { kind: "sign", sign: "К" }],
  ["7KMP-2XQ9", { kind: "length", count: 8, expected: 12 }],
  ["7KMP-2XQ9-HT4C-2", { kind: "length", count: 13, expected: 12 }],
  [" - ", { kind: "missing" }],
])("What is wrong with %j is said", (text, reading) => {
  expect(readUniqueCode(text)).toEqual(reading);
});
