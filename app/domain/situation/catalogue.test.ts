import { describe, expect, it } from "vitest";
import {
  catalogue,
  checkIds,
  hasDocuments,
  isBereavement,
  isDocumentAsked,
  missingDocuments,
  situationsFor,
  usualSituation,
} from "./catalogue.ts";
import { type DocumentKind, documentKindIds, type SituationId, situationIds } from "./ids.ts";

const entities = ["individual", "company", "association"] as const;
type Entity = (typeof entities)[number];

describe("the offered situations", () => {
  it("for individuals are adding, changing, no mailbox and no mobile", () => {
    expect(situationsFor("individual")).toEqual([
      "individual.add",
      "individual.change",
      "individual.no-mailbox",
      "individual.no-mobile",
    ]);
  });

  it.each(["company", "association"] as const)("to a %s are those of organisations", (entity) => {
    expect(situationsFor(entity)).toEqual([
      "organisation.standard",
      "organisation.acquired",
      "organisation.retired",
      "organisation.deceased",
    ]);
  });

  it("include the usual one, which the account tells; its contact stays and it asks no documents", () => {
    for (const mobile of [null, "+33612345678"]) {
      for (const entity of entities) {
        const usual = usualSituation({ entity, mobile });
        expect(situationsFor(entity)).toContain(usual);
        expect(catalogue[usual].steps).toEqual(["situation", "mobile", "verification"]);
      }
    }
    expect(usualSituation({ entity: "individual", mobile: null })).toBe("individual.add");
    const changing = usualSituation({ entity: "individual", mobile: "+33612345678" });
    expect(changing).toBe("individual.change");
  });

  it("cover the catalogue, each for one kind of account", () => {
    const offered = [...situationsFor("individual"), ...situationsFor("company")];
    expect(offered.sort()).toEqual([...situationIds].sort());
  });
});

describe("the documents", () => {
  const expected: [SituationId, Entity, DocumentKind[][], DocumentKind[]][] = [
    ["individual.add", "individual", [], []],
    ["individual.change", "individual", [], []],
    ["individual.no-mobile", "individual", [], []],
    ["organisation.standard", "company", [], []],
    ["organisation.standard", "association", [], []],
    ["organisation.acquired", "company", [["kbis", "deed-of-sale", "rne-extract"]], []],
    ["organisation.acquired", "association", [["kbis", "deed-of-sale", "rne-extract"]], []],
    [
      "organisation.retired",
      "company",
      [["minutes", "kbis", "rne-extract", "journal-publication"]],
      [],
    ],
    [
      "organisation.retired",
      "association",
      [["journal-publication", "registry-receipt", "minutes"]],
      [],
    ],
    ["organisation.deceased", "company", [["letter"]], ["kbis", "rne-extract"]],
    [
      "organisation.deceased",
      "association",
      [["letter"]],
      ["journal-publication", "registry-receipt"],
    ],
  ];

  it("are written down here for every situation that the portal handles", () => {
    const all = entities.flatMap((entity) =>
      situationsFor(entity)
        .filter((situation) => !catalogue[situation].exit)
        .map((situation) => `${situation} ${entity}`),
    );
    expect(expected.map(([situation, entity]) => `${situation} ${entity}`).sort()).toEqual(
      all.sort(),
    );
  });

  it.each(expected)("for %s of a %s", (situation, entity, needed, optional) => {
    const groups = catalogue[situation].documents(entity);
    expect(groups.filter(({ need }) => need === "one-of").map(({ kinds }) => kinds)).toEqual(
      needed,
    );
    expect(groups.filter(({ need }) => need === "optional").flatMap(({ kinds }) => kinds)).toEqual(
      optional,
    );
  });

  it("are complete with one of each required group, whether or not optional ones are given", () => {
    for (const [situation, entity, needed, optional] of expected) {
      expect(hasDocuments(situation, entity, optional)).toBe(needed.length === 0);
      for (const kind of needed.flat()) expect(hasDocuments(situation, entity, [kind])).toBe(true);
    }
  });

  it("that are not asked for are not accepted", () => {
    for (const [situation, entity, needed, optional] of expected) {
      const asked = documentKindIds.filter((kind) => isDocumentAsked(situation, entity, kind));
      expect(asked.sort()).toEqual([...new Set([...needed.flat(), ...optional])].sort());
    }
  });

  it("are asked for exactly when the journey has a step for them", () => {
    for (const situation of situationIds) {
      const asks = entities.some((entity) => catalogue[situation].documents(entity).length > 0);
      expect(catalogue[situation].steps.includes("documents")).toBe(asks);
    }
  });
});

describe("the main contact", () => {
  it("changes after a retirement or a death, can change after an acquisition, and stays otherwise", () => {
    const changing = situationIds.filter((id) => catalogue[id].contact !== "kept");
    expect(changing.map((id) => [id, catalogue[id].contact])).toEqual([
      ["organisation.acquired", "offered"],
      ["organisation.retired", "asked"],
      ["organisation.deceased", "asked"],
    ]);
    for (const id of situationIds) {
      expect(catalogue[id].steps.includes("contact")).toBe(changing.includes(id));
    }
  });
});

describe("the checklist", () => {
  it("exists for everything that can be approved, and always includes a call back", () => {
    for (const id of situationIds.filter((one) => !catalogue[one].exit)) {
      const { checks } = catalogue[id];
      expect(checks.length).toBeGreaterThan(0);
      expect(checks).toContain("called-back");
    }
    const used = new Set(situationIds.flatMap((id) => catalogue[id].checks));
    expect([...used, "no-telephone"].sort()).toEqual([...checkIds].sort());
  });

  it("is empty only for the situation handled outside the portal", () => {
    expect(situationIds.filter((id) => catalogue[id].exit)).toEqual(["individual.no-mailbox"]);
  });
});

it("After a death the new contact is named before their number is asked for", () => {
  const { steps } = catalogue["organisation.deceased"];
  expect(steps.indexOf("contact")).toBeLessThan(steps.indexOf("mobile"));
  expect(situationIds.filter(isBereavement)).toEqual(["organisation.deceased"]);
});

it("What is missing is named: one document, one of several, or nothing", () => {
  const missing = (situation: SituationId, ...given: DocumentKind[]) =>
    missingDocuments(situation, "company", given);
  expect(missing("organisation.acquired")).toEqual(["kbis", "deed-of-sale", "rne-extract"]);
  expect(missing("organisation.acquired", "deed-of-sale")).toEqual([]);
  expect(missing("organisation.deceased", "kbis")).toEqual(["letter"]);
  expect(missing("organisation.standard")).toEqual([]);
});
