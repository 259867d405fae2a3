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
  pick,
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
    expect(hash).toMatch(/^[0-9a-f]{8}\.[\w-]{22}$/);
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
    const [id = "", body = ""] = secrets.seal("secret", "row").split(".");
    const sealed = Buffer.from(body, "base64url");
    const written = (bytes: Buffer) => `${id}.${bytes.toString("base64url")}`;
    expect(secrets.open(written(sealed), "row")).toBe("secret");
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => secrets.open(written(changed), "row")).toThrow();
      expect(() => secrets.open(written(sealed.subarray(0, index)), "row")).toThrow();
    }
  });
});

describe("what was written before keys had ids", () => {
  /** Written by that version with this key. */
  const former = createSecrets("f".repeat(32));
  const formerHash = (code: string) => former.uniqueCodeHashes(code).at(-1) ?? "";
  const withoutId = (stored: string) => stored.slice(stored.indexOf(".") + 1);

  it("is opened and compared with every key that is given", () => {
    const now = createSecrets("n".repeat(32), ["f".repeat(32)]);
    expect(formerHash("ABCD-EFGH-JKMN")).toMatch(/^[0-9a-f]{64}$/);
    expect(now.uniqueCodeHashes("abcd efgh jkmn")).toContain(formerHash("ABCD-EFGH-JKMN"));
    expect(now.countKeys("number:+33639981234")).toEqual(
      expect.arrayContaining(former.rateKeys("number:+33639981234")),
    );
    const sealed = withoutId(former.seal("secret", "row"));
    expect(now.open(sealed, "row")).toBe("secret");
    expect(now.open(now.reseal(sealed, "row") ?? "", "row")).toBe("secret");
  });

  it("is not opened without its key, and its digests cannot be carried over", () => {
    const now = createSecrets("n".repeat(32));
    expect(now.openKnown(withoutId(former.seal("secret", "row")), "row")).toBeNull();
    expect(() => now.open(withoutId(former.seal("secret", "row")), "row")).toThrow("row");
    expect(now.rekey("code", formerHash("ABCD-EFGH-JKMN"))).toBeNull();
  });
});

describe("several keys", () => {
  const before = createSecrets("b".repeat(32));
  const now = createSecrets("n".repeat(32), ["b".repeat(32)]);

  it("seal, hash and sign with the new one alone", () => {
    const onlyNow = createSecrets("n".repeat(32));
    expect(now.open(onlyNow.seal("secret", "row"), "row")).toBe("secret");
    expect(onlyNow.open(now.seal("secret", "row"), "row")).toBe("secret");
    expect(now.uniqueCodeHash("a")).toBe(onlyNow.uniqueCodeHash("a"));
    expect(now.rateKeys("a")[0]).toBe(onlyNow.rateKeys("a")[0]);
    expect(now.countKeys("a")[0]).toBe(onlyNow.countKeys("a")[0]);
    expect(now.browserSignature("a")).toBe(onlyNow.browserSignature("a"));
    expect(now.linkToken("a")).toBe(onlyNow.linkToken("a"));
  });

  it("carry a digest over to the one that the new key gives", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(now.rekey("count", before.countKeys(text)[0])).toBe(now.countKeys(text)[0]);
        expect(now.rekey("code", before.uniqueCodeHash(text))).toBe(now.uniqueCodeHash(text));
      }),
    );
  });

  it("take no signature, link or code that none of them made", () => {
    const stranger = createSecrets("s".repeat(32));
    expect(now.isBrowserSignature("a", before.browserSignature("a"))).toBe(true);
    expect(now.isBrowserSignature("a", stranger.browserSignature("a"))).toBe(false);
    expect(now.linkTokenOf("id", digest(stranger.linkToken("id")))).toBeNull();
    expect(now.uniqueCodeOf("id", stranger.uniqueCodeHash(stranger.uniqueCode("id")))).toBeNull();
    expect(now.rekey("code", stranger.uniqueCodeHash("a"))).toBeNull();
  });

  it("fail loudly when a text was changed, whichever key sealed it", () => {
    for (const one of [before, now]) {
      const sealed = one.seal("secret", "row");
      const changed = sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA");
      expect(() => now.openKnown(changed, "row")).toThrow();
      expect(() => now.openKnown(sealed, "another row")).toThrow();
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
    expect(secrets.rateKeys("+33612345678")).toEqual([expect.stringMatching(/^[\w-]{32}$/)]);
    expect(secrets.rateKeys("a")).not.toEqual(others.rateKeys("a"));
    for (const id of ids.slice(0, 50)) expect(pick(id, 16)).toBeLessThan(16);
  });
});
