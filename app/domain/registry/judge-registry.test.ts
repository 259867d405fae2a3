import { describe, expect, it } from "vitest";
import type { RegistrySource } from "#app/domain/registry-source.ts";
import type { DocumentKind } from "#app/domain/situation/ids.ts";
import type { Fact, FactName } from "#app/reader/reading.ts";
import { withLimit } from "#tests/support/limits.ts";
import { judgeRegistry, type RegistryCase } from "./judge-registry.ts";
import { bindsCompany } from "./offices.ts";
import type { RegisteredCompany, RegisteredManager, RegistryAnswer } from "./registered.ts";

const siren = "552100554";
const holding = "732829320";
const rna = "W691012345";
const asOf = new Date("2026-11-29T12:00:00Z");
const sources: readonly RegistrySource[] = ["companies", "journal", "gazette"];

const person = (name: string, office = "Président de SAS"): RegisteredManager => ({
  ...{ name, office, siren: null, isFirm: false },
});
const firm = (number: string | null, office = "Président de SAS"): RegisteredManager => ({
  ...{ name: "HOLDING ARNAUD", office, siren: number, isFirm: true },
});

const company: RegisteredCompany = {
  kind: "company",
  siren,
  rna: null,
  name: "BOULANGERIE ARNAUD",
  legalForm: "5710",
  isActive: true,
  ceasedOn: null,
  seat: "LYON",
  isHidden: false,
  managers: [person("Paul Jean ARNAUD")],
};

function answer(changes: Partial<RegistryAnswer> = {}): RegistryAnswer {
  return {
    source: "companies",
    number: siren,
    state: "found",
    answer: company,
    answeredAt: new Date("2026-11-29T09:00:00Z"),
    purgedAt: null,
    ...changes,
  };
}

const about = (changes: Partial<RegisteredCompany>, number = siren) =>
  answer({ number, answer: { ...company, ...changes } });

function fact(name: FactName, value: string, confidence = 1): Fact {
  return { name, value, page: 1, box: null, confidence };
}
const document = (kind: DocumentKind, ...facts: Fact[]) => ({ kind, facts, confidence: null });

const account = {
  entity: "company" as const,
  name: "Boulangerie Arnaud SAS",
  siren,
  rna: null as string | null,
};

function judge(changes: Partial<RegistryCase> = {}) {
  const known = { account, newContact: "Paul Arnaud", documents: [], answers: [answer()] };
  return judgeRegistry({ ...known, asOf, sources, ...changes });
}

function said(changes: Partial<RegistryCase> = {}) {
  return Object.fromEntries(
    judge(changes).map(({ rule, answer: verdict, reason }) => [rule, reason ?? verdict]),
  );
}
const greens = (changes: Partial<RegistryCase>) =>
  judge(changes)
    .filter(({ state }) => state === "pass")
    .map(({ rule }) => rule);

describe("A new contact", () => {
  it("among the managers is green, with the company active under its name and form", () => {
    expect(said()).toEqual({
      state: "active",
      contact: "named",
      name: "same-name",
      form: "same-form",
    });
    expect(greens({})).toEqual(["state", "contact", "name", "form"]);
  });

  it("among the managers of the firm that runs the company is green", () => {
    const answers = [
      about({ managers: [firm(holding)] }),
      about({ siren: holding, name: "HOLDING ARNAUD" }, holding),
    ];
    expect(said({ answers })).toMatchObject({ contact: "named-by-firm" });
  });

  it.each([
    ["nobody asked about the firm", []],
    ["the firm has ceased", [about({ siren: holding, isActive: false }, holding)]],
    ["the firm hides its persons", [about({ siren: holding, isHidden: true }, holding)]],
    ["the firm is away", [answer({ number: holding, state: "away", answer: null })]],
    ["the firm is run by a firm", [about({ siren: holding, managers: [firm(siren)] }, holding)]],
  ])("of a company run by a firm is not green when %s", (_why, more) => {
    const answers = [about({ managers: [firm(holding)] }), ...more];
    expect(greens({ answers })).not.toContain("contact");
  });

  it.each([
    ["another person", { managers: [person("Nadia BENALI")] }, "not-named"],
    ["a name that is nearly the same", { managers: [person("Paule ARNAUD")] }, "close"],
    [
      "an auditor",
      { managers: [person("Paul ARNAUD", "Commissaire aux comptes titulaire")] },
      "other-office",
    ],
    [
      "a member of the board",
      { managers: [person("Paul ARNAUD", "Administrateur")] },
      "other-office",
    ],
    ["nobody", { managers: [] }, "names-nobody"],
    ["a firm without a number", { managers: [firm(null)] }, "firm-unknown"],
    ["hidden persons", { isHidden: true }, "hidden"],
    [
      "managers of a company that has ceased",
      { isActive: false, ceasedOn: "2026-03-31" },
      "ceased",
    ],
    ["managers of another company", { name: "GARAGE BASTIDE" }, "other-name"],
  ])("is not green when the register names %s", (_who, changes, contact) => {
    const answers = [about(changes)];
    expect(said({ answers })).toMatchObject({ contact });
    expect(greens({ answers })).not.toContain("contact");
  });

  it("is not judged when the contact stays", () => {
    expect(said({ newContact: null })).not.toHaveProperty("contact");
  });
});

describe("The signatory of a letter", () => {
  it("is green among the managers, and open when the name is badly read", () => {
    const signed = (confidence: number) => [
      document("letter", fact("signatory", "Paul ARNAUD", confidence)),
    ];
    expect(said({ documents: signed(1) })).toMatchObject({ signatory: "named" });
    expect(said({ documents: signed(0.7) })).toMatchObject({ signatory: "badly-read" });
  });
});

describe("A company", () => {
  it("that has ceased is red", () => {
    const [state] = judge({ answers: [about({ isActive: false, ceasedOn: "2026-03-31" })] });
    expect(state).toMatchObject({ rule: "state", state: "fail", level: "serious" });
  });

  it("with another name or form is a finding with the date of the answer, and no proof", () => {
    const found = judge({ answers: [about({ name: "LE FOURNIL", legalForm: "5499" })] });
    for (const rule of ["name", "form"])
      expect(found.find((one) => one.rule === rule)).toMatchObject({
        state: "fail",
        level: "notice",
        values: { answeredAt: answer().answeredAt },
      });
  });

  it("whose extract names another form than the register is a finding", () => {
    const documents = [document("kbis", fact("siren", siren), fact("legal-form", "SARL"))];
    expect(said({ documents })).toMatchObject({ form: "other-form" });
  });
});

describe("Without an answer that counts", () => {
  it.each([
    ["waiting", []],
    ["none", [answer({ state: "none", answer: null })]],
    ["several", [answer({ state: "several", answer: null })]],
    ["away", [answer({ state: "away", answer: null })]],
    ["slow", [answer({ state: "slow", answer: null })]],
    ["limited", [answer({ state: "limited", answer: null })]],
    ["malformed", [answer({ state: "malformed", answer: null })]],
    ["erased", [answer({ answer: null, purgedAt: asOf })]],
    ["old", [answer({ answeredAt: new Date("2026-11-28T11:59:00Z") })]],
  ])("nothing is green, and one line says why: %s", (reason, answers) => {
    expect(said({ answers })).toEqual({ state: reason });
    expect(greens({ answers })).toEqual([]);
  });

  it("an answer counts as long as the limit says", async () => {
    const answers = [answer({ answeredAt: new Date("2026-11-28T11:00:00Z") })];
    expect(said({ answers })).toEqual({ state: "old" });
    await withLimit("registryAnswerHours", 26, () =>
      expect(said({ answers })).toMatchObject({ state: "active" }),
    );
  });

  it("nothing is said about an individual, nor where no registry is asked", () => {
    expect(judge({ account: { ...account, entity: "individual" } })).toEqual([]);
    expect(judge({ answers: [], sources: [] })).toEqual([]);
  });
});

describe("Published notices", () => {
  const notices = (source: RegistrySource, number: string, about: string, parties: string[]) =>
    answer({
      source,
      number,
      answer: {
        kind: "notices",
        total: 1,
        notices: [{ number: 345, publishedOn: "2026-05-14", about, parties }],
      },
    });
  const printed = [
    document(
      "journal-publication",
      ...[fact("journal", "bodacc"), fact("date", "2026-05-14"), fact("announcement", "345")],
    ),
  ];

  it("of a dissolution are red", () => {
    const association = { ...account, entity: "association" as const, siren: null, rna };
    const answers = [notices("journal", rna, "Dissolution", [rna])];
    const found = judge({ account: association, answers });
    expect(found).toContainEqual(
      expect.objectContaining({ answer: "dissolved", state: "fail", level: "serious" }),
    );
  });

  it("of proceedings are a finding, which may have ended", () => {
    const answers = [answer(), notices("gazette", siren, "Procédures collectives", [siren])];
    const found = judge({ answers });
    expect(found).toContainEqual(
      expect.objectContaining({ answer: "proceedings", state: "fail", level: "notice" }),
    );
  });

  it.each([
    ["printed-found", [siren, holding]],
    ["printed-other", [holding]],
  ])("that a document shows are looked up: %s", (publication, parties) => {
    const number = "2026-05-14/345";
    const answers = [answer(), notices("gazette", number, "Ventes et cessions", parties)];
    expect(said({ answers, documents: printed })).toMatchObject({ publication });
  });

  it("that are not there are a sign, and those not asked for yet are open", () => {
    const missing = answer({
      ...{ source: "gazette", number: "2026-05-14/345", state: "none", answer: null },
    });
    const answers = [answer(), missing];
    expect(said({ answers, documents: printed })).toMatchObject({ publication: "printed-missing" });
    expect(said({ documents: printed })).toMatchObject({ publication: "waiting" });
  });
});

it("Only offices that bind the company count", () => {
  const binding = [
    ...["Président", "Présidente", "Président de SAS", "Gérant", "Gérante", "Co-gérant"],
    ...["Président-directeur général", "Directeur Général", "Directrice générale déléguée"],
    ...["Président du directoire", "Liquidateur", "Associé gérant"],
    "Président du conseil d'administration et directeur général",
  ];
  const others = [
    ...["Commissaire aux comptes titulaire", "Commissaire aux comptes suppléant", ""],
    ...["Administrateur", "Membre du conseil de surveillance", "Fondé de pouvoir"],
    ...["Président du conseil de surveillance", "Président du conseil d'administration"],
    ...["Ancien gérant", "Associé", "Secrétaire", "Trésorier", "Vice-président"],
  ];
  expect(binding.filter((office) => !bindsCompany(office))).toEqual([]);
  expect(others.filter(bindsCompany)).toEqual([]);
});
