import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { situationIds } from "#app/domain/situation/ids.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { withLimit } from "#tests/support/limits.ts";
import { calmFacts } from "#tests/support/risk-facts.ts";
import { assess } from "./assess.ts";
import { approvalsOf, highestBand, type RiskBand, riskBands } from "./risk-band.ts";
import { riskCatalogue } from "./risk-catalogue.ts";
import { defaultRiskSettings, type RiskSettings } from "./risk-settings.ts";
import { type RiskFacts, riskIds } from "./risks.ts";

const bandOf = (changes: Partial<RiskFacts>, settings = defaultRiskSettings) =>
  assess({ ...calmFacts, ...changes }, settings).band;

const contactEmail = asEmail("julie@exemple.org");
const now = new Date();

describe("one person decides", () => {
  it.each<[string, Partial<RiskFacts>]>([
    ["a first number", {}],
    [
      "another number, the old one proved",
      { situation: "individual.change", hasNumber: true, currentNumber: "proved" },
    ],
    [
      "a lost telephone, called back on a known one",
      { situation: "individual.change", hasNumber: true, currentNumber: "lost" },
    ],
    ["a first number that is the known telephone", { reach: "requested" }],
    ["a company's number", { situation: "organisation.standard" }],
    ["addresses in place of a number", { situation: "individual.no-mobile" }],
    ["wrong digits once", { lastFourFailures: 1 }],
    ["an explained number", { mobileExplanation: "Porté." }],
    ["wrong codes", { accountCodeFailures: 6 }],
  ])("on %s", (_, facts) => {
    expect(bandOf(facts)).toBe("low");
  });
});

describe("two people decide", () => {
  it.each<[string, Partial<RiskFacts>]>([
    ["a first number without a known telephone", { reach: "nowhere" }],
    ["another recipient", { recipientKind: "other", recipient: asEmail("paul@notaire.fr") }],
    ["an acquisition, also when the contact stays", { situation: "organisation.acquired" }],
    ["a retirement", { situation: "organisation.retired", contactEmail }],
    ["a death", { situation: "organisation.deceased", contactEmail }],
    ["what somebody objected to before", { disputedAt: now }],
    ["a request of an account whose other request was disputed", { otherDisputed: true }],
    [
      "addresses that replace a number nobody proved",
      { situation: "individual.no-mobile", hasNumber: true },
    ],
    [
      "a lost telephone and wrong digits in the call",
      {
        situation: "individual.change",
        hasNumber: true,
        currentNumber: "lost",
        lastFourFailures: 1,
      },
    ],
    ["wrong codes and wrong digits in the call", { accountCodeFailures: 6, lastFourFailures: 1 }],
  ])("on %s", (_, facts) => {
    expect(bandOf(facts)).toBe("raised");
  });
});

describe("two people and the customer once more", () => {
  it.each<[string, Partial<RiskFacts>]>([
    [
      "an acquisition without a known telephone",
      { situation: "organisation.acquired", reach: "nowhere" },
    ],
    [
      "a retirement without a known telephone",
      { situation: "organisation.retired", contactEmail, reach: "nowhere" },
    ],
    [
      "a death without a known telephone",
      { situation: "organisation.deceased", contactEmail, reach: "nowhere" },
    ],
    ["another recipient without a known telephone", { recipientKind: "other", reach: "nowhere" }],
    [
      "a recipient whom the main contact had stopped",
      { recipientKind: "other", recipientStopped: true },
    ],
    ["another recipient, and somebody objected", { recipientKind: "other", disputedAt: now }],
    [
      "a new contact's look-alike address, documents that fail and wrong digits",
      {
        situation: "organisation.retired",
        contactEmail: asEmail("claire@exernple.fr"),
        failingRules: 1,
        lastFourFailures: 1,
      },
    ],
  ])("decide on %s", (_, facts) => {
    expect(bandOf(facts)).toBe("high");
  });
});

it("Each point says what it weighs, the heaviest first, and the total is their sum", () => {
  const found = assess({ ...calmFacts, reach: "nowhere" }, defaultRiskSettings);
  expect(found).toMatchObject({
    points: [
      { id: "no-telephone", points: 40, floor: "raised" },
      { id: "only-mailbox", points: 15, floor: "low" },
    ],
    total: 55,
    situationFloor: "raised",
    version: 0,
  });
});

describe("settings", () => {
  const someSettings: fc.Arbitrary<RiskSettings> = fc.record({
    version: fc.nat(),
    points: fc.record(Object.fromEntries(riskIds.map((id) => [id, fc.nat(100)]))),
    floors: fc.record(Object.fromEntries(riskIds.map((id) => [id, fc.constantFrom(...riskBands)]))),
    situations: fc.record(
      Object.fromEntries(
        situationIds.map((id) => [
          id,
          fc.record({
            floor: fc.constantFrom(...riskBands),
            withoutTelephone: fc.constantFrom(...riskBands),
          }),
        ]),
      ),
    ),
    raisedFrom: fc.nat(100),
    highFrom: fc.nat(200),
  });
  const someFacts = fc.record({
    situation: fc.constantFrom(...situationIds),
    recipientKind: fc.constantFrom("main" as const, "other" as const),
    recipientStopped: fc.boolean(),
    reach: fc.constantFrom("elsewhere" as const, "requested" as const, "nowhere" as const),
    disputedAt: fc.constantFrom(null, now),
  });
  const nothing: RiskSettings = {
    ...defaultRiskSettings,
    points: Object.fromEntries(riskIds.map((id) => [id, 0])) as RiskSettings["points"],
    raisedFrom: 1000,
    highFrom: 1000,
  };
  const rank = (band: RiskBand) => riskBands.indexOf(band);

  it("can never lower a band below the floors of the catalogue", () => {
    fc.assert(
      fc.property(someSettings, someFacts, (settings, facts) => {
        expect(rank(bandOf(facts, settings))).toBeGreaterThanOrEqual(rank(bandOf(facts, nothing)));
      }),
    );
  });

  it("with more points never lead to a lower band", () => {
    fc.assert(
      fc.property(someSettings, someFacts, fc.constantFrom(...riskIds), (settings, facts, id) => {
        const points = { ...settings.points, [id]: settings.points[id] + 10 };
        expect(rank(bandOf(facts, { ...settings, points }))).toBeGreaterThanOrEqual(
          rank(bandOf(facts, settings)),
        );
      }),
    );
  });

  it("raise a floor", () => {
    const floors = { ...defaultRiskSettings.floors, "current-number-lost": "high" } as const;
    expect(bandOf({ currentNumber: "lost" }, { ...defaultRiskSettings, floors })).toBe("high");
  });
});

describe("bands", () => {
  it("ask for one person, two, and two", () => {
    expect(riskBands.map(approvalsOf)).toEqual([1, 2, 2]);
  });

  it("ask for as many people as the limits say", async () => {
    await withLimit("approvalsWhenRaised", 3, () => {
      expect(approvalsOf("raised")).toBe(3);
    });
    await withLimit("approvalsWhenHigh", 4, () => {
      expect(approvalsOf("high")).toBe(4);
    });
  });

  it("are compared by their order", () => {
    expect(highestBand([])).toBe("low");
    expect(highestBand(["low", "high", "raised"])).toBe("high");
  });

  it("begin below what two ordinary doubts add up to", () => {
    const ordinary = riskIds.filter((id) => riskCatalogue[id].floor === "low");
    for (const id of ordinary) {
      expect(riskCatalogue[id].points, id).toBeLessThan(defaultRiskSettings.raisedFrom);
    }
  });
});
