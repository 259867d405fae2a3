import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { situationIds } from "#app/domain/situation/ids.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { calmFacts as calm } from "#tests/support/risk-facts.ts";
import { risksOf } from "./risk-catalogue.ts";
import { changesContact, hoursOfHold, type RiskFacts, riskIds } from "./risks.ts";

const now = new Date();
const rules = { holdHours: 48, firstNumberHoldHours: 24 };
const hours = (request: RiskFacts) => hoursOfHold(request, rules);

describe("the risks that staff see", () => {
  it("are none for a plain request", () => {
    expect(risksOf(calm)).toEqual([]);
    expect(hours(calm)).toBe(0);
  });

  it.each<[(typeof riskIds)[number], Partial<RiskFacts>, boolean]>([
    ["frozen", { frozenAt: now }, false],
    ["alarmed", { alarmedAt: now, status: "applied" }, false],
    ["alarmed-closed", { alarmedAt: now, status: "rejected" }, false],
    ["disputed", { disputedAt: now }, true],
    ["disputed", { disputedAt: now, frozenAt: now, alertSettledAt: now }, true],
    ["disputed", { disputedAt: now, alarmedAt: now, alertSettledAt: now }, true],
    ["other-disputed", { otherDisputed: true }, true],
    ["recipient-stopped", { recipientStopped: true }, false],
    ["current-number-not-asked", { situation: "individual.no-mobile", hasNumber: true }, true],
    ["other-recipient", { recipientKind: "other" }, true],
    ["current-number-lost", { currentNumber: "lost" }, true],
    [
      "contact-changes",
      { situation: "organisation.retired", contactEmail: asEmail("a@b.fr") },
      true,
    ],
    ["number-explained", { mobileExplanation: "Porté." }, false],
    ["code-failures-used-up", { codeFailures: 10 }, false],
    ["code-failures-repeated", { accountCodeFailures: 5 }, false],
    ["no-telephone", { reach: "nowhere", hasNumber: true }, true],
    ["wrong-last-four", { lastFourFailures: 1 }, false],
    ["rules-fail", { failingRules: 2 }, false],
    ["rules-weak", { weakRules: 1 }, false],
    ["document-elsewhere", { documentsElsewhere: 1 }, false],
    ["contact-recent", { contactChangedAt: now }, false],
    ["telephone-recent", { knownPhoneChangedAt: now }, false],
    ["number-abroad", { numberAbroad: true }, false],
    ["number-elsewhere", { numberElsewhere: 1 }, false],
    ["number-disputed", { numberDisputed: true }, false],
    ["rejected-before", { rejections: 1 }, false],
    ["wrong-logins", { wrongLogins: 3 }, false],
    ["several-links", { recentLinks: 4 }, false],
    ["busy-company", { companyRequests: 3 }, false],
    ["odd-hour", { submittedAt: new Date("2026-11-25T23:30:00Z") }, false],
  ])("%s", (risk, facts, delays) => {
    const request = { ...calm, ...facts };
    expect(risksOf(request)).toEqual([risk]);
    expect(hours(request)).toBe(delays ? 48 : 0);
  });

  it("name a new contact whose address looks like the main contact's or the recipient's", () => {
    const retired = { ...calm, situation: "organisation.retired" } as const;
    const risksWith = (contactEmail: string, facts: Partial<RiskFacts> = {}) =>
      risksOf({ ...retired, contactEmail: asEmail(contactEmail), ...facts });
    const both = ["contact-changes", "contact-looks-known"];
    expect(risksWith("claire@exernple.fr")).toEqual(both);
    expect(risksWith("julie@autre.fr")).toEqual(["contact-changes"]);
    expect(risksWith("claire@exemple.fr")).toEqual(["contact-changes"]);
    const recipient = asEmail("paul@notaire.fr");
    expect(risksWith("paul@notalre.fr", { recipient })).toEqual(both);
    expect(risksWith("claire@exernple.fr", { situation: "individual.add" })).toEqual([]);
  });

  it("do not mention an old number in a situation that asks for it", () => {
    const request: RiskFacts = { ...calm, situation: "individual.change", hasNumber: true };
    expect(risksOf(request)).toEqual([]);
  });

  it("include every kind that can occur together", () => {
    const request: RiskFacts = {
      status: "applied",
      recipientStopped: true,
      hasNumber: true,
      situation: "organisation.acquired",
      recipientKind: "other",
      currentNumber: "lost",
      contactEmail: asEmail("claire@exernple.fr"),
      accountEmail: asEmail("claire@exemple.fr"),
      recipient: asEmail("claire@exempla.fr"),
      mobileExplanation: "Porté.",
      codeFailures: 10,
      accountCodeFailures: 10,
      frozenAt: now,
      alarmedAt: now,
      alertSettledAt: null,
      disputedAt: now,
      otherDisputed: true,
      reach: "nowhere",
      lastFourFailures: 1,
      failingRules: 1,
      weakRules: 1,
      documentsElsewhere: 1,
      contactChangedAt: now,
      knownPhoneChangedAt: now,
      numberAbroad: true,
      numberElsewhere: 1,
      numberDisputed: true,
      rejections: 1,
      wrongLogins: 3,
      recentLinks: 4,
      companyRequests: 3,
      submittedAt: new Date("2026-11-25T23:30:00Z"),
      timeZone: "Europe/Paris",
    };
    const apart = ["alarmed-closed", "disputed", "current-number-not-asked", "only-mailbox"];
    expect(risksOf(request)).toEqual(riskIds.filter((risk) => !apart.includes(risk)));
  });

  it("do not count a contact left over from another situation", () => {
    const facts = { ...calm, contactEmail: asEmail("a@b.fr") };
    const changing = situationIds.filter((situation) => changesContact({ ...facts, situation }));
    expect(changing).toContain("organisation.acquired");
    expect(changing).toEqual(situationIds.filter((id) => catalogue[id].contact !== "kept"));
  });

  it("are none when the old number is proved; authorised addresses always delay", () => {
    expect(hours({ ...calm, currentNumber: "proved" })).toBe(0);
    expect(hours({ ...calm, situation: "individual.no-mobile" })).toBe(48);
  });

  it("delay whenever the contact changes, the recipient is not the main contact or the old number is lost", () => {
    const facts = fc.record({
      situation: fc.constantFrom(...situationIds),
      recipientKind: fc.constantFrom("main", "other"),
      currentNumber: fc.option(fc.constantFrom("proved", "lost")),
      contactEmail: fc.option(fc.constant(asEmail("a@b.fr"))),
    });
    fc.assert(
      fc.property(facts, (some) => {
        const request = { ...calm, ...some };
        const risky = risksOf(request).some((risk) =>
          ["other-recipient", "current-number-lost", "contact-changes"].includes(risk),
        );
        if (risky) expect(hours(request)).toBe(48);
      }),
    );
  });
});

describe("a first number", () => {
  it("waits its own time when the only known telephone is the requested number", () => {
    const request: RiskFacts = { ...calm, reach: "requested" };
    expect(risksOf(request)).toEqual(["only-mailbox"]);
    expect(hours(request)).toBe(24);
  });

  it("waits the whole delay when no telephone is known", () => {
    const request: RiskFacts = { ...calm, reach: "nowhere" };
    expect(risksOf(request)).toEqual(["no-telephone", "only-mailbox"]);
    expect(hours(request)).toBe(48);
    expect(hoursOfHold(request, { holdHours: 12, firstNumberHoldHours: 24 })).toBe(24);
  });

  it("asked by another recipient is warned about to the main contact’s mailbox", () => {
    const request: RiskFacts = { ...calm, reach: "requested", recipientKind: "other" };
    expect(risksOf(request)).toEqual(["other-recipient"]);
    expect(hours(request)).toBe(48);
  });

  it("is no risk of its own when addresses are to protect the account", () => {
    const request: RiskFacts = { ...calm, situation: "individual.no-mobile", reach: "requested" };
    expect(risksOf(request)).toEqual([]);
  });
});

it("Every acquisition waits, also when contact and recipient stay the same", () => {
  expect(hours({ ...calm, situation: "organisation.acquired" })).toBe(48);
});
