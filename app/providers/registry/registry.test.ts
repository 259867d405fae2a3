import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  companyRecord,
  firm,
  person,
  type RegistryFault,
  startRegistry,
  type TestRegistry,
} from "#tests/support/vendors/registry.ts";
import { createRegistry } from "./registry.server.ts";

const siren = "552100554";
const rna = "W691012345";
let vendor: TestRegistry;

beforeAll(async () => {
  vendor = await startRegistry();
});
afterAll(() => vendor.stop());
beforeEach(() => {
  vendor.fault = null;
  vendor.received.length = 0;
  vendor.companies.clear();
  vendor.publications.clear();
  vendor.announcements.length = 0;
});

const registry = () => createRegistry({ urls: vendor.urls, timeoutMs: 400 });
const askCompany = (number = siren) => registry().ask({ source: "companies", number });

describe("The register of companies", () => {
  it("tells state, name, legal form, seat and managers with their offices", async () => {
    const dirigeants = [
      person("ARNAUD", "PAUL JEAN", "Président de SAS"),
      firm("732829320", "HOLDING ARNAUD", "Directeur Général"),
    ];
    vendor.companies.set(siren, companyRecord(siren, { dirigeants, une_nouveaute: { a: [1] } }));
    expect(await askCompany()).toEqual({
      state: "found",
      retryAfterSeconds: null,
      found: {
        kind: "company",
        siren,
        rna: null,
        name: "BOULANGERIE ARNAUD",
        legalForm: "5710",
        isActive: true,
        ceasedOn: null,
        seat: "12 RUE DE LA REPUBLIQUE 69002 LYON",
        isHidden: false,
        managers: [
          { name: "Paul Jean ARNAUD", office: "Président de SAS", siren: null, isFirm: false },
          { name: "HOLDING ARNAUD", office: "Directeur Général", siren: "732829320", isFirm: true },
        ],
      },
    });
  });

  it("says when a company has ceased", async () => {
    const closed = { etat_administratif: "C", date_fermeture: "2026-03-31" };
    vendor.companies.set(siren, companyRecord(siren, closed));
    const { found } = await askCompany();
    expect(found).toMatchObject({ isActive: false, ceasedOn: "2026-03-31" });
  });

  it.each([
    ["of a company that hides its persons", { statut_diffusion: "P" }],
    [
      "whose names are replaced",
      { dirigeants: [person("[NON-DIFFUSIBLE]", "[NON-DIFFUSIBLE]", "Gérant")] },
    ],
    ["without a name", { dirigeants: [{ type_dirigeant: "personne physique", nom: null }] }],
    ["of an unknown kind", { dirigeants: [{ type_dirigeant: "robot", nom: "A", prenoms: "B" }] }],
  ])("marks managers %s as hidden", async (_who, changes) => {
    vendor.companies.set(siren, companyRecord(siren, changes));
    const { found } = await askCompany();
    expect(found).toMatchObject({ isHidden: true });
  });

  it("finds an association by its RNA number, and by nothing that only resembles it", async () => {
    const complements = (identifiant_association: string) => ({
      complements: { identifiant_association },
    });
    vendor.companies.set(siren, companyRecord(siren, complements(rna)));
    vendor.companies.set(
      "732829320",
      companyRecord("732829320", { nom_complet: `AMIS DE ${rna}` }),
    );
    expect(await askCompany(rna)).toMatchObject({ state: "found", found: { siren, rna } });
    vendor.companies.delete(siren);
    expect(await askCompany(rna)).toMatchObject({ state: "none", found: null });
  });

  it("chooses none of two companies", async () => {
    const results = [companyRecord(siren), companyRecord("732829320")];
    vendor.fault = { kind: "body", body: { results, total_results: 2 } };
    expect(await askCompany()).toMatchObject({ state: "several", found: null });
  });

  it("says none for a number that it does not know", async () => {
    expect(await askCompany()).toMatchObject({ state: "none", found: null });
  });
});

describe("The journals", () => {
  it("tell the associations' publications", async () => {
    vendor.publications.set(rna, [{ dateparution: "2026-05-12", typeavis: "Modification" }]);
    const reply = await registry().ask({ source: "journal", number: rna });
    expect(reply.found).toEqual({
      kind: "notices",
      total: 1,
      notices: [{ number: null, publishedOn: "2026-05-12", about: "Modification", parties: [rna] }],
    });
  });

  it("tell a sale by the notice's day and number, with buyer and seller", async () => {
    vendor.announcements.push({
      dateparution: "2026-05-14",
      numeroannonce: 345,
      familleavis_lib: "Ventes et cessions",
      registre: ["732 829 320", "732829320"],
      listeprecedentproprietaire: '{"personne": {"numeroIdentification": "552 100 554"}}',
    });
    const notice = {
      number: 345,
      publishedOn: "2026-05-14",
      about: "Ventes et cessions",
      parties: ["732829320", siren],
    };
    const ask = (number: string) => registry().ask({ source: "gazette", number });
    expect((await ask("2026-05-14/345")).found).toMatchObject({ notices: [notice] });
    expect((await ask("732829320")).found).toMatchObject({ notices: [notice] });
    expect(await ask(siren)).toMatchObject({ state: "none" });
  });
});

describe("A registry that fails", () => {
  const other = companyRecord("732829320");
  const faults: readonly [string, RegistryFault, string, number | null][] = [
    ["limits us", { kind: "status", status: 429, retryAfter: "17" }, "limited", 17],
    ["limits us without a time", { kind: "status", status: 429 }, "limited", null],
    ["limits us for ages", { kind: "status", status: 429, retryAfter: "999999" }, "limited", 3600],
    ["has an error", { kind: "status", status: 500 }, "away", null],
    ["is closed for a time", { kind: "status", status: 503, retryAfter: "60" }, "away", 60],
    ["refuses the question", { kind: "status", status: 400 }, "malformed", null],
    ["does not answer", { kind: "slow" }, "slow", null],
    ["never ends its answer", { kind: "trickle" }, "slow", null],
    ["cuts its answer", { kind: "cut" }, "away", null],
    ["sends a page", { kind: "html" }, "malformed", null],
    ["sends too much", { kind: "huge" }, "malformed", null],
    ["sends us elsewhere", { kind: "redirect" }, "malformed", null],
    ["answers nothing", { kind: "body", body: null }, "malformed", null],
    [
      "answers about another company",
      { kind: "body", body: { results: [other], total_results: 1 } },
      "malformed",
      null,
    ],
    [
      "has an unknown state",
      {
        kind: "body",
        body: {
          results: [companyRecord(siren, { etat_administratif: "X" })],
          total_results: 1,
        },
      },
      "malformed",
      null,
    ],
  ];
  it.each(faults)("%s", async (_how, fault, state, retryAfterSeconds) => {
    vendor.companies.set(siren, companyRecord(siren));
    vendor.fault = fault;
    expect(await askCompany()).toEqual({ state, found: null, retryAfterSeconds });
  });

  it("is away when nobody listens", async () => {
    const gone = await startRegistry();
    await gone.stop();
    const nobody = createRegistry({ urls: gone.urls });
    expect(await nobody.ask({ source: "companies", number: siren })).toMatchObject({
      state: "away",
    });
  });
});

it("A registry is never asked for anything but a number", async () => {
  for (const number of ["Paul Arnaud", "55210055", "552100554 OR 1", '552100554"'])
    await expect(askCompany(number)).rejects.toThrow("numbers only");
  await expect(registry().ask({ source: "gazette", number: rna })).rejects.toThrow("numbers only");
  expect(vendor.received).toEqual([]);
});

it("A registry that is switched off is not asked", async () => {
  const off = createRegistry({ urls: { ...vendor.urls, companies: null } });
  expect(off.sources).toEqual(["journal", "gazette"]);
  await expect(off.ask({ source: "companies", number: siren })).rejects.toThrow("switched off");
});
