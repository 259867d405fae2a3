import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { holdCase } from "#app/domain/desk/hold-case.server.ts";
import { purgeDocuments } from "#app/domain/document/purge-documents.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { askAgain } from "#app/domain/registry/ask-again.server.ts";
import { loadRegistry } from "#app/domain/registry/load-registry.server.ts";
import { approveRequest } from "#app/domain/review/approve-request.server.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { registry as metrics } from "#app/metrics/registry.server.ts";
import { createRegistry } from "#app/providers/registry/registry.server.ts";
import type { Services } from "#app/services.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import { listDocumentsToJudge } from "#db/documents-to-judge.server.ts";
import { takeTurn } from "#db/registry.server.ts";
import { registryAnswers, registryTurns } from "#db/schema/registry.ts";
import { withLimit } from "#tests/support/limits.ts";
import { approvalOf, approve, carryTo } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  answerAll,
  atOnce,
  countRows,
  expectOk,
  openScene,
  openVisit,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import {
  companyRecord,
  firm,
  person,
  type RegistryFault,
  startRegistry,
  type TestRegistry,
} from "#tests/support/vendors/registry.ts";
import { askRegistriesJob } from "./ask-registries.server.ts";

const siren = "552100554";
const holding = "732829320";
/** Of the new contact in the scenes; no request may contain a part of it. */
const contact = person("CASTEL", "JULIE", "Présidente de SAS");

let scene: Scene;
let vendor: TestRegistry;
beforeAll(async () => {
  vendor = await startRegistry();
  scene = await openScene({ registries: ["companies", "journal", "gazette"] });
});
afterAll(async () => {
  await scene.close();
  await vendor.stop();
});

let id: RequestId;
beforeEach(async () => {
  vendor.fault = null;
  vendor.received.length = 0;
  vendor.companies.clear();
  vendor.publications.clear();
  vendor.announcements.length = 0;
  await scene.domain.db.delete(registryAnswers);
  await scene.domain.db.delete(registryTurns);
  id = await submitted();
});

async function submitted() {
  const name = "Boulangerie Arnaud SAS";
  const account = await addAccount(scene, { entity: "company", siren, name });
  const requestId = await openVisit(scene, account);
  await answerAll(scene, requestId, "organisation.retired");
  expectOk(await submitRequest(scene.domain, requestId));
  return requestId;
}

const company = (changes: Record<string, unknown> = {}) =>
  companyRecord(siren, { dirigeants: [contact], ...changes });

function services(): Services {
  const registry = createRegistry({ urls: vendor.urls, timeoutMs: 300 });
  return { ...scene.domain, registry } as unknown as Services;
}
const ask = (requestId = id, tries = 0) => askRegistriesJob(services(), { requestId, tries });

async function shown(requestId = id) {
  const { db, rules } = scene.domain;
  const request = await requestOf(scene, requestId);
  const account = await findAccount(db, request.accountId);
  const documents = await listDocumentsToJudge(db, [requestId]);
  return loadRegistry(db, {
    ...{ request, account, documents },
    newContact: request.contactName,
    sources: rules.registries,
  });
}
const told = async (requestId = id) =>
  Object.fromEntries(
    (await shown(requestId)).findings.map(({ rule, answer, reason }) => [rule, reason ?? answer]),
  );
const greens = async () =>
  (await shown()).findings.filter(({ state }) => state === "pass").map(({ rule }) => rule);

const rowsOf = (requestId = id) =>
  scene.domain.db.select().from(registryAnswers).where(eq(registryAnswers.requestId, requestId));
const jobsFor = (requestId = id) =>
  countRows(scene, sql`graphile_worker.jobs where key = ${`registries:${requestId}`}`);
const dropJob = () =>
  scene.domain.db.execute(sql`select graphile_worker.remove_job(${`registries:${id}`})`);
const age = (hours: number) =>
  scene.domain.db.execute(
    sql`update registry_answers set answered_at = answered_at - make_interval(hours => ${hours}::int)`,
  );
const endPauses = () => scene.domain.db.update(registryTurns).set({ pausedUntil: null });

it("A submitted request of a company is asked about, and its new contact is found", async () => {
  expect(await jobsFor()).toBe(1);
  vendor.companies.set(siren, company());
  await ask();
  expect(await told()).toEqual({
    state: "active",
    contact: "named",
    name: "same-name",
    form: "same-form",
  });
  const { found, registry } = await caseOf();
  expect(registry.waits).toBe(false);
  const contactRow = found.context.rows.find((row) => row.id === "contact");
  expect(contactRow?.said["registry"]).toMatchObject({ likeness: "spelling" });
});

async function caseOf() {
  const { reference } = await requestOf(scene, id);
  const found = await loadCase(scene.domain, reference, scene.reviewer);
  if (!found) throw new Error("the case is gone");
  return { found, registry: found.registry };
}

it("A request of an individual is asked about nowhere", async () => {
  const { id: own } = await carryTo(scene, "individual.add", "submitted");
  expect(await jobsFor(own)).toBe(0);
  await ask(own);
  expect(vendor.received).toEqual([]);
});

describe("A registry that fails or says something else", () => {
  type Line = readonly [string, () => void, Record<string, string>];
  const fails = (fault: RegistryFault) => () => {
    vendor.companies.set(siren, company());
    vendor.fault = fault;
  };
  const says = (changes: Record<string, unknown>) => () =>
    void vendor.companies.set(siren, company(changes));
  const two = { results: [company(), companyRecord(holding)], total_results: 2 };
  const lines: readonly Line[] = [
    ["429", fails({ kind: "status", status: 429, retryAfter: "30" }), { state: "limited" }],
    ["500", fails({ kind: "status", status: 500 }), { state: "away" }],
    ["slow", fails({ kind: "slow" }), { state: "slow" }],
    ["cut", fails({ kind: "cut" }), { state: "away" }],
    ["a page instead of JSON", fails({ kind: "html" }), { state: "malformed" }],
    ["two results", fails({ kind: "body", body: two }), { state: "several" }],
    ["none", () => undefined, { state: "none" }],
    ["unknown fields", says({ nouveau: { x: 1 } }), { state: "active", contact: "named" }],
    ["hidden persons", says({ statut_diffusion: "P" }), { state: "active", contact: "hidden" }],
    [
      "ceased",
      says({ etat_administratif: "C", date_fermeture: "2026-03-31" }),
      { state: "ceased", contact: "ceased" },
    ],
    [
      "another name",
      says({ nom_complet: "GARAGE BASTIDE", nom_raison_sociale: "GARAGE BASTIDE" }),
      { state: "active", name: "other-name", contact: "other-name" },
    ],
    [
      "a firm as president",
      () => {
        const dirigeants = [firm(holding, "HOLDING CASTEL", "Président de SAS")];
        vendor.companies.set(siren, company({ dirigeants }));
        const own = { nom_raison_sociale: "HOLDING CASTEL", dirigeants: [contact] };
        vendor.companies.set(holding, companyRecord(holding, own));
      },
      { state: "active", contact: "named-by-firm" },
    ],
  ];

  it.each(lines)(
    "%s: is shown as what it is, and nothing else is green",
    async (_how, arrange, expected) => {
      arrange();
      await ask();
      expect(await told()).toMatchObject(expected);
      const passing = Object.entries(expected)
        .filter(([, answer]) => ["active", "named", "named-by-firm"].includes(answer))
        .map(([rule]) => rule);
      const others = (await greens()).filter((rule) => rule !== "name" && rule !== "form");
      expect(others.sort()).toEqual(passing.sort());
      const everything = vendor.received.map(({ whole }) => whole).join("\n");
      expect(everything).not.toMatch(/castel|julie|arnaud|boulangerie|paul/i);
    },
  );
});

describe("The job", () => {
  it("asks once and writes once, however often it runs", async () => {
    vendor.companies.set(siren, company());
    await ask();
    const before = await rowsOf();
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(await rowsOf()).toEqual(before);
    expect(before).toHaveLength(2);
    const events = await listAuditEvents(scene.domain.db, id);
    expect(events.filter(({ action }) => action === "registry-answered")).toHaveLength(2);
  });

  it("takes the answer of the same day for another request, with its hour", async () => {
    vendor.companies.set(siren, company());
    await ask();
    const asked = vendor.received.length;
    const second = await submitted();
    await ask(second);
    expect(vendor.received).toHaveLength(asked);
    const hours = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
      rows.map(({ answeredAt }) => answeredAt.toISOString()).sort();
    expect(hours(await rowsOf(second))).toEqual(hours(await rowsOf()));
  });

  it("asks again once the answer is a day old, and keeps the earlier one as evidence", async () => {
    vendor.companies.set(siren, company());
    await ask();
    await age(25);
    expect(await told()).toMatchObject({ state: "old" });
    vendor.companies.set(siren, company({ etat_administratif: "C" }));
    await ask();
    expect(await told()).toMatchObject({ state: "ceased" });
    expect(await rowsOf()).toHaveLength(4);
  });

  it("tries again later while a registry is away, less and less often, and then leaves it", async () => {
    vendor.fault = { kind: "status", status: 500 };
    await dropJob();
    await ask(id, 1);
    const minutes = sql`extract(epoch from run_at - now()) / 60`;
    const next = await scene.domain.db.execute<{ wait: number }>(
      sql`select (${minutes})::float8 as wait from graphile_worker.jobs where key = ${`registries:${id}`}`,
    );
    expect(next[0]?.wait).toBeGreaterThan(4);
    expect(next[0]?.wait).toBeLessThan(6);
    await dropJob();
    await withLimit("registryRetryMinutes", [1], () => ask(id, 1));
    expect(await jobsFor()).toBe(0);
    expect(await rowsOf()).toHaveLength(2);
  });

  it("follows no more firms than the limit says, and one step only", async () => {
    const firms = ["380129866", "775670417", "418166096"];
    const dirigeants = firms.map((number) => firm(number, "F", "Directeur Général"));
    vendor.companies.set(siren, company({ dirigeants }));
    for (const number of firms)
      vendor.companies.set(
        number,
        companyRecord(number, { dirigeants: [firm("775672272", "G", "Président de SAS")] }),
      );
    const companiesAsked = () =>
      vendor.received.filter(({ url }) => url.includes("/search")).length;
    await withLimit("registryFirms", 2, () => ask());
    expect(companiesAsked()).toBe(3);
    await withLimit("registryFirms", 3, () => ask());
    expect(companiesAsked()).toBe(4);
  });
});

describe("The limits of a registry", () => {
  it("let all processes together ask less than seven times a second", async () => {
    const waits = await atOnce(15, () => takeTurn(scene.domain.db, "companies"));
    const times = waits.map(({ waitMs }) => waitMs).sort((a, b) => a - b);
    times.forEach((at, index) => {
      const later = times[index + 7];
      if (later !== undefined) expect(later - at).toBeGreaterThan(950);
    });
  });

  it("have room for as many as the limit says", async () => {
    await withLimit("registryGapMs", 5_000, async () => {
      await takeTurn(scene.domain.db, "gazette");
      expect((await takeTurn(scene.domain.db, "gazette")).waitMs).toBeGreaterThan(4_000);
    });
  });

  it("are kept as long as Retry-After says, by every process", async () => {
    vendor.companies.set(siren, company());
    vendor.fault = { kind: "status", status: 429, retryAfter: "40" };
    await ask();
    vendor.fault = null;
    const before = vendor.received.length;
    await ask();
    expect(vendor.received).toHaveLength(before);
    expect(await told()).toMatchObject({ state: "limited" });
    const { waitMs } = await takeTurn(scene.domain.db, "companies");
    expect(waitMs).toBeGreaterThan(30_000);
    await endPauses();
    await ask();
    expect(await told()).toMatchObject({ state: "active" });
  });

  it("leave a registry alone after some failures in a row, and one success ends the row", async () => {
    const calls = () => vendor.received.filter(({ url }) => url.includes("/search")).length;
    const pause = async () => (await takeTurn(scene.domain.db, "companies")).pausedFor;
    vendor.fault = { kind: "status", status: 500 };
    await withLimit("registryFailures", 2, async () => {
      await ask();
      expect(await pause()).toBeNull();
      await ask();
      expect(await pause()).toBe("away");
      await ask();
      expect(calls()).toBe(2);
      await endPauses();
      vendor.fault = null;
      await ask();
      vendor.fault = { kind: "status", status: 500 };
      await age(25);
      await ask();
      expect(await pause()).toBeNull();
    });
    await withLimit("registryPauseSeconds", 600, async () => {
      await withLimit("registryFailures", 1, () => ask());
      expect((await takeTurn(scene.domain.db, "companies")).waitMs).toBeGreaterThan(500_000);
    });
  });
});

describe("A request that ends", () => {
  it("while a registry answers keeps what was known", async () => {
    vendor.companies.set(siren, company());
    await Promise.all([ask(), withdrawRequest(scene.domain, id)]);
    const { status } = await requestOf(scene, id);
    expect(status).toBe("withdrawn");
    const before = await rowsOf();
    await ask();
    expect(await rowsOf()).toEqual(before);
  });

  it("is forgotten by name when its documents are purged, and asked about no more", async () => {
    vendor.companies.set(siren, company());
    await ask();
    expectOk(await withdrawRequest(scene.domain, id));
    await scene.domain.db.execute(
      sql`update requests set updated_at = now() - interval '40 days' where id = ${id}`,
    );
    const store = { delete: () => Promise.resolve() };
    await Promise.all([purgeDocuments(scene.domain, store), ask()]);
    await purgeDocuments(scene.domain, store);
    const rows = await rowsOf();
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatchObject({ answer: null });
    expect(rows.filter(({ purgedAt }) => purgedAt === null)).toEqual([]);
    expect(JSON.stringify(rows)).not.toMatch(/castel/i);
    expect(await told()).toMatchObject({ state: "erased" });
  });
});

describe("Staff", () => {
  it("who open a case ask again once a day, and the job is there once", async () => {
    const { reference } = await requestOf(scene, id);
    const open = () =>
      holdCase(scene.domain, { reference, staffId: scene.reviewer, isActive: true });
    await dropJob();
    await atOnce(3, open);
    expect(await jobsFor()).toBe(1);
    vendor.companies.set(siren, company());
    await dropJob();
    await ask();
    await open();
    expect(await jobsFor()).toBe(0);
    await age(25);
    await open();
    expect(await jobsFor()).toBe(1);
  });

  it("may ask at once what no registry has told", async () => {
    vendor.fault = { kind: "status", status: 500 };
    await ask();
    expect(await shown()).toMatchObject({ mayAsk: true, waits: false });
    await dropJob();
    expectOk(await askAgain(scene.domain, { requestId: id, staffId: scene.reviewer }));
    expect(await jobsFor()).toBe(1);
    vendor.fault = null;
    vendor.companies.set(siren, company());
    await endPauses();
    await ask();
    expect(await shown()).toMatchObject({ mayAsk: false, waits: false });
  });

  it("must say why they approve for a company that has ceased", async () => {
    vendor.companies.set(siren, company({ etat_administratif: "C" }));
    await ask();
    const { found } = await caseOf();
    expect(found.assessment.points.map((point) => point.id)).toContain("rules-fail");
    await proveContactOf(scene, id);
    const order = { ...(await approvalOf(scene, id, scene.reviewer)), because: "" };
    expect(refusalOf(await approveRequest(scene.domain, order))).toBe("because-missing");
    expect(refusalOf(await approve(scene, id))).toBe("accepted");
    const events = await listAuditEvents(scene.domain.db, id);
    const given = events.find(({ action }) => action === "approval-given" || action === "approved");
    expect(given?.details).toMatchObject({
      registry: ["state: ceased", "contact: ceased", "name: same-name", "form: same-form"],
    });
  });
});

it("Answers are counted for the monitor by registry and state", async () => {
  vendor.companies.set(siren, company());
  await ask();
  expect(await metrics.metrics()).toMatch(
    /passerelle_registry_answers_total\{source="companies",state="found"\} \d/,
  );
});
