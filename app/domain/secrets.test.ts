import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newReference } from "#app/domain/request/reference.server.ts";
import {
  createSecrets,
  digest,
  isSame,
  newToken,
  normaliseCode,
} from "#app/domain/secrets.server.ts";

const secrets = createSecrets("k".repeat(32));
const others = createSecrets("o".repeat(32));
const ids = Array.from({ length: 2000 }, () => randomUUID());

describe("the unique code", () => {
  it("has twelve symbols of an alphabet without look-alikes, 59 bits", () => {
    const codes = ids.map((id) => secrets.uniqueCode(id));
    const shape = /^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/;
    expect(codes.filter((code) => !shape.test(code))).toEqual([]);
    const symbols = new Set(codes.map(normaliseCode).join(""));
    expect([...symbols].sort().join("")).toBe("23456789ABCDEFGHJKMNPQRSTUVWXYZ");
    expect(Math.log2(31 ** 12)).toBeGreaterThan(50);
  });

  it("differs for each invitation and key, and is the same at every call", () => {
    const codes = new Set(ids.map((id) => secrets.uniqueCode(id)));
    expect(codes.size).toBe(ids.length);
    const [id = ""] = ids;
    expect(secrets.uniqueCode(id)).toBe(secrets.uniqueCode(id));
    expect(secrets.uniqueCode(id)).not.toBe(others.uniqueCode(id));
  });

  it("is stored as a keyed hash that ignores case, spaces and dashes", () => {
    const hash = secrets.uniqueCodeHash("ABCD-EFGH-JKMN");
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(secrets.uniqueCodeHash(" abcd efgh jkmn ")).toBe(hash);
    expect(secrets.uniqueCodeHash("ABCD-EFGH-JKMP")).not.toBe(hash);
    expect(others.uniqueCodeHash("ABCD-EFGH-JKMN")).not.toBe(hash);
  });

  it("uses every symbol equally often", () => {
    const counts = new Map<string, number>();
    const all = ids.map((id) => normaliseCode(secrets.uniqueCode(id))).join("");
    for (const symbol of all) counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
    const mean = all.length / 31;
    for (const count of counts.values()) expect(Math.abs(count - mean)).toBeLessThan(mean * 0.3);
  });
});

describe("a link's token", () => {
  it("is 22 symbols of 132 bits, which mail programs do not break", () => {
    const tokens = ids.map((id) => secrets.linkToken(id));
    expect(tokens.filter((token) => !/^[\w-]{22}$/.test(token))).toEqual([]);
    expect(new Set(tokens).size).toBe(ids.length);
    expect(secrets.linkToken(ids[0] ?? "")).toBe(tokens[0]);
  });
});

describe("sealing", () => {
  it("returns the original text, and never seals to the same bytes twice", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, about) => {
        const sealed = secrets.seal(text, about);
        expect(secrets.open(sealed, about)).toBe(Buffer.from(text).toString());
        expect(secrets.seal(text, about)).not.toBe(sealed);
      }),
    );
  });

  it("opens only for its own row and key", () => {
    const sealed = secrets.seal("secret", "verification:1");
    expect(() => secrets.open(sealed, "verification:2")).toThrow();
    expect(() => others.open(sealed, "verification:1")).toThrow();
  });

  it("detects every changed bit and every truncation", () => {
    const sealed = Buffer.from(secrets.seal("secret", "row"), "base64url");
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => secrets.open(changed.toString("base64url"), "row")).toThrow();
      const cut = sealed.subarray(0, index).toString("base64url");
      expect(() => secrets.open(cut, "row")).toThrow();
    }
  });
});

describe("helpers", () => {
  it("compare strings of different lengths", () => {
    expect(isSame("a", "a")).toBe(true);
    expect(isSame("a", "ab")).toBe(false);
    expect(isSame("", "")).toBe(true);
  });

  it("make tokens of 256 bits and store them as a digest", () => {
    expect(newToken()).toMatch(/^[\w-]{43}$/);
    expect(newToken()).not.toBe(newToken());
    expect(digest("a")).toMatch(/^[0-9a-f]{64}$/);
  });

  it("make references without words or look-alikes", () => {
    for (let index = 0; index < 500; index += 1) {
      expect(newReference()).toMatch(/^[BCDFGHJKMNPQRSTVWXZ2-79]{4}-[BCDFGHJKMNPQRSTVWXZ2-79]{4}$/);
    }
  });

  it("do not reveal what they were derived from", () => {
    expect(secrets.rateKey("+33612345678")).toMatch(/^[\w-]{32}$/);
    expect(secrets.rateKey("a")).not.toBe(others.rateKey("a"));
    for (const id of ids.slice(0, 50)) expect(secrets.pick(id, 16)).toBeLessThan(16);
  });
});
