import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

type Text = string | Text[] | { [key: string]: Text };

const files = globSync("app/i18n/messages/fr/*.json").map((file) => file.replace(/^.*[/\\]/, ""));

function read(locale: "fr" | "en") {
  const all: [string, Text][] = files.flatMap((file) =>
    Object.entries(
      JSON.parse(readFileSync(`app/i18n/messages/${locale}/${file}`, "utf8")) as Record<
        string,
        Text
      >,
    ),
  );
  return { keys: all.map(([key]) => key), texts: new Map(all) };
}

function sentences(text: Text | undefined): string[] {
  if (typeof text === "string") return [text];
  if (Array.isArray(text)) return text.flatMap((one) => sentences((one as { match: Text }).match));
  return Object.values(text ?? {}).flatMap(sentences);
}

const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
const fr = read("fr");
const en = read("en");

/**
 * SMS texts stay within GSM-7, which has neither typographic apostrophes nor typographic spaces.
 */
const plain = (key: string) => key.startsWith("mail_sms_");
/** Exactly the wording customers know from the registrar's e-mails. */
const given = ["mail_invitation_subject"];

const french = fr.keys
  .filter((key) => !plain(key) && !given.includes(key))
  .flatMap((key) => sentences(fr.texts.get(key)).map((text) => [key, text] as const));

describe("the messages", () => {
  it("exist in both languages, each key once", () => {
    expect(files.length).toBeGreaterThan(0);
    expect([...en.keys].sort()).toEqual([...fr.keys].sort());
    expect(fr.keys).toHaveLength(new Set(fr.keys).size);
    expect(en.keys).toHaveLength(new Set(en.keys).size);
  });

  it("are not empty", () => {
    for (const { texts } of [fr, en]) {
      for (const [key, text] of texts) {
        for (const sentence of sentences(text)) expect(sentence, key).not.toMatch(/^[ \n]|[ \n]$/);
        expect(sentences(text).join(""), key).not.toBe("");
      }
    }
  });

  it("have the same placeholders in both languages and in each plural form", () => {
    for (const key of fr.keys) {
      const all = placeholders(sentences(fr.texts.get(key)).join(" "));
      expect(placeholders(sentences(en.texts.get(key)).join(" ")), key).toEqual(all);
    }
  });

  it("are all used, and no other is referenced", () => {
    const sources = globSync(["app/**/*.{ts,tsx}", "emails/**/*.{ts,tsx}"])
      .filter((file) => !/paraglide|\.test\./.test(file))
      .map((file) => readFileSync(file, "utf8"))
      .filter(
        (source) => source.includes("i18n/paraglide/messages") || source.includes("./paraglide/"),
      );
    const used = new Set(sources.flatMap((source) => source.match(/(?<=\bm\.)\w+/g) ?? []));
    expect(fr.keys.filter((key) => !used.has(key))).toEqual([]);
    expect([...used].filter((key) => !fr.texts.has(key))).toEqual([]);
  });
});

describe("the French texts", () => {
  it("use the typographic apostrophe", () => {
    expect(french.filter(([, text]) => text.includes("'"))).toEqual([]);
  });

  it("have no normal space before ; : ? ! » or after «", () => {
    expect(french.filter(([, text]) => / [;:?!»]|« /.test(text))).toEqual([]);
  });

  it("always have a space at these signs, except in addresses and times", () => {
    const bare = /[^\s\u00a0\u202f][;?!»]|[^\s\u00a0\u202f]:(?![/:\d])|«[^\u00a0\u202f]/;
    const withoutAddresses = (text: string) => text.replace(/\S*(:\/\/|::|@)\S*/g, "");
    expect(french.filter(([, text]) => bare.test(withoutAddresses(text)))).toEqual([]);
  });

  it("use one word for one thing", () => {
    const others = /\be-?mails?\b|adresse électronique|boîtes? aux lettres|gelée/i;
    const withoutNames = (text: string) => text.replace(/\{\w+\}/g, "");
    expect(french.filter(([, text]) => others.test(withoutNames(text)))).toEqual([]);
  });

  it("use the ellipsis character, in both languages", () => {
    for (const { texts } of [fr, en]) {
      for (const [key, text] of texts) expect(sentences(text).join(" "), key).not.toContain("...");
    }
  });
});

describe("a text of several sentences", () => {
  it.each([
    ["French", fr],
    ["English", en],
  ])("ends with a full stop, in %s", (_, { texts }) => {
    const isHeading = (key: string) => key.endsWith("_title");
    const open = [...texts].filter(
      ([key, text]) =>
        !isHeading(key) &&
        sentences(text).some(
          (one) =>
            /[.?!][ \u00a0][\p{Lu}«“]/u.test(one) &&
            !/[.?!:…]$|\}$|(?:Write|Écrivez) (?:to|à)$/u.test(one),
        ),
    );
    expect(open.map(([key]) => key)).toEqual([]);
  });
});

describe("the SMS texts", () => {
  it("stay within the basic GSM-7 alphabet in both languages", () => {
    const basic = /^[A-Za-z0-9 \n@£$¥èéùìòÇØøÅåÄÖÑÜ§¿äöñüà¡!"#¤%&'()*+,\-./:;<=>?_{}]*$/;
    for (const { texts } of [fr, en]) {
      for (const [key, text] of texts) {
        if (plain(key))
          for (const sentence of sentences(text)) expect(sentence, key).toMatch(basic);
      }
    }
  });
});
