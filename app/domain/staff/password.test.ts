import { describe, expect, it } from "vitest";
import { hashPassword, isPassword } from "./password.server.ts";
import { parsePassword } from "./password.ts";

const own = ["claire.fontaine@safebrands.example", "Claire Fontaine"];

describe("a new password", () => {
  it.each([
    "correct horse battery",
    "l’âne gris boit tard",
    "k8#Qz!vR2$pLw",
    "Violon-Marteau-Lune-42",
  ])("may be %s", (password) => {
    expect(parsePassword(password, own)).toEqual({ ok: true, value: password });
  });

  it.each([
    ["court", "too-short"],
    ["motdepasse2026!", "too-common"],
    ["M0tDeP@sse2026", "too-common"],
    ["Password12345", "too-common"],
    ["azertyuiop123", "too-common"],
    ["aaaaaaaaaaaaaaaa", "too-common"],
    ["123456789012345", "too-common"],
    ["ClaireFontaine1", "too-common"],
    ["SafeBrands2026", "too-common"],
    ["x".repeat(201), "too-long"],
  ] as const)("is not %s", (password, refusal) => {
    expect(parsePassword(password, own)).toEqual({ ok: false, refusal });
  });
});

describe("the hash of a password", () => {
  it("is argon2id with OWASP's parameters, salted, and tells right from wrong", async () => {
    const [one, two] = await Promise.all([hashPassword("a sentence"), hashPassword("a sentence")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword(one, "a sentence")).toBe(true);
    expect(await isPassword(one, "A sentence")).toBe(false);
    expect(await isPassword(null, "nobody has this one")).toBe(false);
  });
});
