import { beforeAll, describe, expect, it } from "vitest";
import { loadBreachedPasswords } from "./breached-passwords.server.ts";
import { hashPassword, isPassword } from "./password.server.ts";
import { parsePassword } from "./password.ts";
import { fillSieve, isInSieve } from "./password-sieve.ts";

const ownWords = [
  "claire.fontaine@safebrands.example",
  "Claire Fontaine",
  "Léa Roy",
  "Marc",
  "SafeBrands",
];

let isListed: (stem: string) => boolean;
beforeAll(async () => {
  isListed = await loadBreachedPasswords();
});

function answerTo(password: string) {
  const parsed = parsePassword(password, { ownWords, isListed });
  return parsed.ok ? "accepted" : parsed.refusal;
}

describe("a new password", () => {
  it.each([
    "correct horse battery",
    "l’âne gris boit tard",
    "k8#Qz!vR2$pLw",
    "hX3nTq9bLw2zKd7m",
    "Violon-Marteau-Lune-42",
    "un phare au bout du quai",
    "marchand de sable rouge",
    "royaume sous les pins",
  ])("may be %s", (password) => {
    expect(answerTo(password)).toBe("accepted");
  });

  it.each([
    "Password1234!",
    "Password12345",
    "P@ssw0rd1234!",
    "Passw0rd!Passw0rd!",
    "drowssap1234",
    "pass-word-1234",
    "iloveyou1234",
    "sunshine-2024",
    "1q2w3e4r5t6y",
    "!QAZ2wsx3edc",
    "qwertyuiop[]",
    "azerty123456",
    "@zerty123456",
    "AZERTYUIOP123",
    "qsdfghjklm123",
    "azertyazertyazerty",
    "motdepasse123",
    "motdepasse2026!",
    "M0tDeP@sse2026",
    "Bienvenue2026",
    "Bonjour123456",
    "Jetaime-jetaime",
    "jetaimemaman",
    "Doudou2020!!",
    "Marseille2024!",
    "Printemps2026!",
    "nicolas19751975",
    "sécurité2026!",
    "administrateur",
    "abcdefghijkl",
    "123456789012345",
    "839201746352",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabc",
  ])("is not %s, which is a breached one, adorned", (password) => {
    expect(answerTo(password)).toBe("too-common");
  });

  it.each([
    "ClaireFontaine1",
    "F0ntaine-du-quai-sud",
    "SafeBrands2026",
    "s@febrands sur la mer",
    "marc est là-bas ce soir",
    "lea, quatre phares",
    "quatre phares, roy",
  ])("is not %s, which holds a word of its owner or our brand", (password) => {
    expect(answerTo(password)).toBe("own-words");
  });

  it.each([
    ["court", "too-short"],
    ["x".repeat(201), "too-long"],
  ])("is not %s: %s", (password, refusal) => {
    expect(answerTo(password)).toBe(refusal);
  });
});

describe("the list of breached passwords", () => {
  it("takes no more than a few random words for listed ones", () => {
    const words = Array.from(
      { length: 5_000 },
      (_, index) => `${String(index * 7)}~${"é".repeat(9)}`,
    );
    expect(words.filter(isListed).length).toBeLessThan(25);
  });

  it("never misses a word that was put in", () => {
    const words = Array.from({ length: 2_000 }, (_, index) => `word ${String(index)}`);
    const sieve = fillSieve(words);
    expect(words.every((word) => isInSieve(sieve, word))).toBe(true);
    expect(sieve).toHaveLength(3_500);
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
