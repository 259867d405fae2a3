import { describe, expect, it } from "vitest";
import { documentKindIds } from "#app/domain/situation/ids.ts";
import { locales } from "#app/i18n/paraglide/runtime.js";
import { shownTelephone } from "#app/i18n/telephone.ts";
import {
  contact,
  facts,
  longName,
  outcomes,
  parties,
  receiptData,
  sha256,
} from "#tests/support/pdf/examples.ts";
import { allOf, readBack, textIn } from "#tests/support/pdf/read-back.ts";
import type { Pdf } from "./block.ts";
import { deathLetter, type DeathLetterData } from "./death-letter.ts";
import { decision } from "./decision.ts";
import { makePdf } from "./make-pdf.server.ts";
import { receipt } from "./receipt.ts";
import { margins, sheet } from "./setting/galley.ts";
import { specimen } from "./specimen.ts";
import { specimenWords } from "./specimen-words.ts";

const decidedAt = new Date("2026-11-23T15:05:00Z");
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/\s+/g, " ");

const letterData: DeathLetterData = {
  brand: parties.brand,
  reference: facts.reference,
  organisation: { name: facts.accountName, entity: "company", siren: "732829320", rna: null },
  lateContact: "Paul Morel",
  newContact: contact,
  mobile: facts.mobile,
};

async function read(pdf: Pdf) {
  return readBack(await makePdf(pdf));
}
type Read = Awaited<ReturnType<typeof readBack>>;

function expectWellMade(found: Read, pdf: Pdf) {
  expect(found.title).toBe(pdf.title);
  expect(found.language).toBe(pdf.locale === "fr" ? "fr-FR" : "en-GB");
  expect(found).toMatchObject({ showsTitle: true, isMarked: true, isUniversal: true });
  expect(found.fonts.length).toBeGreaterThan(0);
  for (const { name, isEmbedded } of found.fonts) expect([name, isEmbedded]).toEqual([name, true]);
  expect(allOf(found.elements, "H1")).toHaveLength(1);
  expect(found.text).not.toMatch(/letters_|undefined|\[object|\{\w+\}|!/);
  for (const { text, left, right, y } of found.pieces) {
    expect(left, text).toBeGreaterThanOrEqual(margins.left - 0.5);
    expect(right, text).toBeLessThanOrEqual(sheet.width - margins.right + 0.5);
    expect(y, text).toBeGreaterThan(30);
    expect(y, text).toBeLessThan(sheet.height - margins.top);
  }
}

describe.each(locales)("in %s", (locale) => {
  it("the receipt says what was received, when, and what comes next", async () => {
    const pdf = receipt(receiptData, locale);
    const found = await read(pdf);
    expectWellMade(found, pdf);
    const text = plain(found.text);
    for (const words of [
      facts.reference,
      facts.accountName,
      facts.mobile,
      contact.name,
      contact.email,
      "lettre signée.pdf (1,2 Mo)",
      "https://portail.example/link",
      shownTelephone(parties.brand.supportPhone, locale),
    ]) {
      expect(text).toContain(plain(words));
    }
    expect(text.replaceAll(" ", "")).toContain(sha256);
    expect(text).toContain(
      locale === "fr" ? "Pour voir où en est la demande" : "To see where the request stands",
    );
    expect(text).toContain(
      locale === "fr" ? "lundi 23 novembre 2026 à 14 h 05" : "Monday 23 November 2026 at 14:05",
    );
    expect(allOf(found.elements, "TH")).toHaveLength(5);
    expect(allOf(found.elements, "TR").map((row) => row.kids.map(({ tag }) => tag))).toEqual(
      Array(5).fill(["TH", "TD"]),
    );
  });

  it.each([
    null,
    {
      ...parties.brand,
      name: "Élodie Vasseur",
      phone: "+33 1 99 00 10 00",
      email: "elodie.vasseur@passerelle.example",
    },
  ])(
    "the receipt of the longest ordinary request, with a letter and an extract, is one page",
    async (manager) => {
      const [letter] = receiptData.documents;
      const extract = {
        title:
          locale === "fr" ? "Attestation d’immatriculation au RNE" : "RNE registration certificate",
        files: [{ name: "attestation 2026.pdf", size: "1,2\u00a0Mo", sha256 }],
      };
      const documents = [...(letter ? [letter] : []), extract];
      const found = await read(receipt({ ...receiptData, documents, manager }, locale));
      expect(found.pages).toBe(1);
    },
  );

  it.each(outcomes)("the decision $kind states its outcome", async (outcome) => {
    const pdf = decision({ ...parties, facts, decidedAt, outcome }, locale);
    const found = await read(pdf);
    expectWellMade(found, pdf);
    expect(found.pages).toBe(1);
    const quotes = allOf(found.elements, "BlockQuote").map((one) => plain(textIn(one)).trim());
    expect(quotes).toEqual(outcome.kind === "rejected" ? [plain(outcome.reason)] : []);
    const effect = locale === "fr" ? "mercredi 25 novembre" : "Wednesday 25 November";
    const hasHour =
      outcome.kind === "applied" || (outcome.kind === "approved" && outcome.takesEffectAt);
    expect(plain(found.text).includes(effect)).toBe(Boolean(hasHour));
  });

  it("the letter names everybody, and leaves one page to sign", async () => {
    const pdf = deathLetter(letterData, locale);
    const found = await read(pdf);
    expectWellMade(found, pdf);
    expect(found.pages).toBe(1);
    const text = plain(found.text);
    for (const words of ["Paul Morel", "SIREN 732 829 320", contact.name, contact.role]) {
      expect(text).toContain(words);
    }
    expect(text).toContain(facts.mobile);
    const order = [contact.name, facts.mobile, locale === "fr" ? "Cachet" : "stamp"];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("unanswered questions are blank in the letter, also for an association", async () => {
    const organisation = { ...letterData.organisation, entity: "association" } as const;
    const blank = {
      ...letterData,
      organisation: { ...organisation, siren: null, rna: "W691012345" },
      newContact: null,
      mobile: null,
    };
    const found = await read(deathLetter(blank, locale));
    expect(found.pages).toBe(1);
    expect(plain(found.text)).toContain("RNA W691012345");
    expect(allOf(found.elements, "TD").map((cell) => plain(textIn(cell)).trim())).toEqual(
      Array(4).fill(""),
    );
    expect(plain(found.text)).not.toContain("Kbis");
  });

  it.each(documentKindIds)("the specimen of a %s is one page, with its legend", async (kind) => {
    const pdf = specimen(kind, "SafeBrands", locale);
    const found = await read(pdf);
    expectWellMade(found, pdf);
    expect(found.pages).toBe(1);
    const [picture, ...more] = allOf(found.elements, "Figure");
    expect(more).toEqual([]);
    expect(picture?.alt).toContain("SPECIMEN");
    expect(picture?.text).toContain("SPECIMEN");
    const legend = allOf(found.elements, "LI");
    expect(legend.map(({ kids }) => kids.map(({ tag }) => tag))).toEqual(
      specimenWords[kind].places.map(() => ["Lbl", "LBody"]),
    );
    const numbers = legend.map(({ kids }) => kids[0]?.text.trim());
    expect(numbers).toEqual(specimenWords[kind].places.map((_, index) => `${String(index + 1)}.`));
  });
});

it("Long names and many files wrap and continue on further pages, which are numbered", async () => {
  const name = `Association ${"des amis de l’orgue ".repeat(9)}`;
  const files = Array.from({ length: 10 }, (_, index) => ({
    name: `${longName(8)}${String(index)}.pdf`,
    size: "1,2\u00a0Mo",
    sha256,
  }));
  const data = {
    ...receiptData,
    facts: { ...facts, accountName: name, contact: { ...contact, email: `${longName(7)}@a.fr` } },
    documents: [{ title: "Kbis", files }],
  };
  const pdf = receipt(data, "fr");
  const found = await read(pdf);
  expectWellMade(found, pdf);
  expect(found.pages).toBeGreaterThan(1);
  expect(found.text.replace(/\s/g, "")).toContain(`${longName(8)}9.pdf`);
  expect(found.furniture.map(plain)).toEqual(
    Array.from(
      { length: found.pages },
      (_, index) => `PSR-7K4M-29 · page ${String(index + 1)} sur ${String(found.pages)}`,
    ),
  );
});

it("A long reason continues over pages without a single line of it alone at the top or bottom of a page", async () => {
  const sentence = "Le document joint ne permet pas de savoir qui engage la société. ";
  for (const times of [33, 34, 35, 36, 37, 38]) {
    const outcome = {
      kind: "rejected",
      reason: sentence.repeat(times),
      wasApproved: false,
    } as const;
    const pdf = decision({ ...parties, facts, decidedAt, outcome }, "fr");
    const found = await read(pdf);
    expectWellMade(found, pdf);
    const quotes = found.elements.map((page) => allOf([page], "BlockQuote").map(textIn).join(""));
    const lines = quotes.map((quote) => quote.split("\n").filter(Boolean).length);
    for (const count of lines) expect(count, lines.join()).not.toBe(1);
  }
});

it("Letters first used as parts of other letters keep their own meaning in a later pdf", async () => {
  const saying = (text: string): Pdf => ({
    locale: "fr",
    title: text,
    author: "SafeBrands",
    foot: () => "",
    blocks: [{ kind: "title", text }],
  });
  await makePdf(saying("Ç : É ; À … Ô ? Û « » ï"));
  const letters = "A.,C E O U i I ‹ ›";
  expect((await read(saying(letters))).text).toContain(letters);
});

it("The same data gives the same bytes", async () => {
  const [once, again] = await Promise.all([
    makePdf(receipt(receiptData, "fr")),
    makePdf(receipt(receiptData, "fr")),
  ]);
  expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
});

it("Markup and control characters in names are plain text in the pdf and its title", async () => {
  const organisation = { ...letterData.organisation, name: "<b>Sarl & Fils</b>\u0007" };
  const found = await read(deathLetter({ ...letterData, organisation }, "fr"));
  expect(found.title).toContain("<b>Sarl & Fils</b>");
  expect(found.text).toContain("<b>Sarl & Fils</b>");
  expect(found.isUniversal).toBe(true);
});
