import { describe, expect, it } from "vitest";
import { locales } from "#app/i18n/paraglide/runtime.js";
import { deathLetter } from "#app/pdf/death-letter.ts";
import { makePdf } from "#app/pdf/make-pdf.server.ts";
import type { FactName } from "#app/reader/reading.ts";
import { asScan } from "#app/reader/testing/documents/as-scan.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { readDocument } from "#app/reader/testing/documents/read-document.ts";
import { contact, parties } from "#tests/support/pdf/examples.ts";
import { isFull } from "#tests/support/scenario/scale.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

async function factsIn(pdf: Buffer) {
  const facts = await readDocument(pdf, temporaryFolder());
  return Object.fromEntries(facts.map(({ name, value }) => [name, value])) as Partial<
    Record<FactName, string>
  >;
}

const said = {
  kind: "letter",
  name: "ATELIERS DU PHARE",
  siren: "732829320",
  date: "2026-11-12",
  signatory: "Claire MARTIN",
  signature: "seems",
  stamp: "seems",
};

describe("an English letter", { timeout: 60_000 }, () => {
  const letter = (layout: number) =>
    makeDocument({
      kind: "letter",
      language: "en",
      layout,
      contact: { given: "Claire", family: "MARTIN", role: "Managing Director" },
    });

  it.each([0, 1, 2])("is read like a French one (layout %i)", async (layout) => {
    expect(await factsIn(await letter(layout))).toEqual(said);
  });

  it.each(isFull ? [0, 1, 2] : [0])("is read from its scan (layout %i)", async (layout) => {
    expect(await factsIn(await asScan(await letter(layout)))).toEqual(said);
  });
});

describe("our own letter, as customers receive it", { timeout: 60_000 }, () => {
  const own = (locale: (typeof locales)[number]) =>
    makePdf(
      deathLetter(
        {
          brand: parties.brand,
          reference: "HZBZ-X2ZR",
          organisation: { name: said.name, entity: "company", siren: said.siren, rna: null },
          lateContact: "Paul Morel",
          newContact: contact,
          mobile: "+33 6 12 34 56 78",
        },
        locale,
      ),
    );
  const blank = { kind: "letter", name: said.name, siren: said.siren };
  const unsigned = { ...blank, signature: "not-seen", stamp: "not-seen" };

  it.each(locales)(
    "is recognised, and has neither signature nor stamp yet (%s)",
    async (locale) => {
      expect(await factsIn(Buffer.from(await own(locale)))).toEqual(unsigned);
    },
  );

  it.each(isFull ? locales : locales.slice(0, 1))(
    "is recognised from its scan (%s)",
    async (locale) => {
      const { siren = said.siren, ...facts } = await factsIn(
        await asScan(Buffer.from(await own(locale))),
      );
      expect(facts).toEqual({ ...unsigned, siren: undefined });
      expect(siren).toBe(said.siren);
    },
  );
});
