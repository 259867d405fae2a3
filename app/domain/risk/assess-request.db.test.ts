import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applyImport } from "#app/domain/account/import/apply-import.server.ts";
import { askToApply } from "#app/domain/account/import/ask-to-apply.server.ts";
import { beginAtCommandLine } from "#app/domain/account/import/begin-at-command-line.server.ts";
import { checkImport } from "#app/domain/account/import/check-import.server.ts";
import { loadImport } from "#app/domain/account/import/load-import.server.ts";
import { importId, type RequestId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { approveRequest } from "#app/domain/review/approve-request.server.ts";
import { sourceOf } from "#tests/support/accounts/read-whole.ts";
import { withLimit } from "#tests/support/limits.ts";
import { approvalOf, approve, carryTo, reject, sayNotMe } from "#tests/support/scenario/cases.ts";
import {
  answerAll,
  countRows,
  expectOk,
  freshMobile,
  openScene,
  openVisit,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { assessPending } from "./assess-pending.server.ts";
import { assessAgain, assessWithNeighbours } from "./assess-request.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const jobsOf = (id: RequestId) =>
  countRows(scene, sql`graphile_worker.jobs where key = ${`assess:${id}`}`);
const forget = (id: RequestId) =>
  scene.domain.db.execute(
    sql`update requests set risk_band = 'low', risk_points = 0, risks = '{}' where id = ${id}`,
  );
const noJobs = () =>
  scene.domain.db.execute(
    sql`select graphile_worker.remove_job(key) from graphile_worker.jobs where key like 'assess:%'`,
  );

async function importTelephones(...logins: string[]) {
  const lines = logins.map(
    (login) => `${login};particulier;Jeanne Martin;jeanne@a.example;0478000102`,
  );
  const file = Buffer.from(["identifiant;type;nom;e-mail;téléphone", ...lines].join("\n"));
  const id = importId.parse(randomUUID());
  const { domain } = scene;
  await beginAtCommandLine(domain, { id, label: "x.csv", size: file.length, sha256: "0" });
  await checkImport(domain, id, sourceOf(file));
  const report = await loadImport(domain, id, { show: "all", after: 0 });
  const plan = report?.found.plan ?? expect.fail(JSON.stringify(report));
  expectOk(await askToApply(domain, { importId: id, plan, staffId: null }));
  await applyImport(domain, id);
}

describe("what is kept with a request", () => {
  it("is there when the request is sent, without waiting for a job", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    const { riskBand, riskPoints, risks, riskAssessedAt } = await requestOf(scene, id);
    expect(riskBand).toBe("raised");
    expect(riskPoints).toBeGreaterThanOrEqual(55);
    expect(risks.slice(0, 2)).toEqual(["no-telephone", "only-mailbox"]);
    expect(riskAssessedAt).not.toBeNull();
  });

  it("is no part of the version that staff decide on", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const before = await requestOf(scene, id);
    await assessAgain(scene.domain, id);
    const after = await requestOf(scene, id);
    expect(after.version).toBe(before.version);
    expect(after.updatedAt).toEqual(before.updatedAt);
  });

  it("decides nothing: a decision computes its own", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    await forget(id);
    expectOk(await approve(scene, id));
    expect((await requestOf(scene, id)).status).toBe("submitted");
  });
});

it("The risk that rose after the page was shown asks for what it needs now", async () => {
  const { account, id } = await carryTo(scene, "individual.add", "submitted");
  const seen = await approvalOf(scene, id);
  await scene.domain.db.execute(
    sql`update accounts set known_phone = null where id = ${account.id}`,
  );
  const checklist = ["no-telephone", "name-matches"] as const;
  expectOk(await approveRequest(scene.domain, { ...seen, checklist: [...checklist] }));
  expect((await requestOf(scene, id)).status).toBe("submitted");
  expectOk(await approve(scene, id, await scene.addStaff()));
  expect((await requestOf(scene, id)).status).toBe("approved");
});

it("Each approval records the band, its points and the settings that they come from", async () => {
  const { id } = await carryTo(scene, "individual.add", "approved", { knownPhone: null });
  const rows = await scene.domain.db.execute<{ risk: unknown }>(
    sql`select details -> 'risk' as risk from audit_events
      where request_id = ${id} and action in ('approval-given', 'approved')`,
  );
  expect(rows).toHaveLength(2);
  for (const { risk } of rows) {
    expect(risk).toMatchObject({
      band: "raised",
      settings: 0,
      points: { "no-telephone": 40, "only-mailbox": 15 },
    });
  }
});

describe("a job assesses again", () => {
  it.each<[string, (id: RequestId) => Promise<unknown>]>([
    ["a freeze", (id) => sayNotMe(scene, id)],
    ["a rejection", (id) => reject(scene, id)],
    [
      "wrong last four digits",
      async (id) =>
        approveRequest(scene.domain, { ...(await approvalOf(scene, id)), lastFour: "0" }),
    ],
    [
      "wrong last four digits of the call",
      async (id) =>
        approveRequest(scene.domain, { ...(await approvalOf(scene, id)), lastFour: "0000" }),
    ],
  ])("after %s", async (what, act) => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    await noJobs();
    await act(id);
    // Digits that are not four are no attempt.
    expect(await jobsOf(id)).toBe(what === "wrong last four digits" ? 0 : 1);
  });

  it("no draft, which has nothing to decide yet, unless it is frozen", async () => {
    const { id } = await carryTo(scene, "individual.change", "started", { hasNumber: true });
    expect(await jobsOf(id)).toBe(0);
  });

  it("the open request of an account that an import changed", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "submitted");
    const other = await carryTo(scene, "individual.add", "submitted");
    const ended = await carryTo(scene, "individual.add", "rejected");
    await noJobs();
    await importTelephones(account.login, ended.account.login);
    expect([await jobsOf(id), await jobsOf(other.id), await jobsOf(ended.id)]).toEqual([1, 0, 0]);
  });

  it("other open requests for the same number", async () => {
    const mobile = freshMobile();
    const one = await carryTo(scene, "individual.add", "submitted", { mobile });
    const other = await carryTo(scene, "individual.add", "submitted", { mobile });
    expect((await requestOf(scene, one.id)).risks).not.toContain("number-elsewhere");
    await assessWithNeighbours(scene.domain, other.id);
    expect((await requestOf(scene, one.id)).risks).toContain("number-elsewhere");
    await forget(one.id);
    await withLimit("assessedNeighbours", 0, () => assessWithNeighbours(scene.domain, other.id));
    expect((await requestOf(scene, one.id)).risks).toEqual([]);
  });
});

describe("the routine", () => {
  it("assesses what was never assessed or too long ago, in batches, and leaves the rest", async () => {
    await withLimit("assessmentBatch", 2, async () => {
      const ids: RequestId[] = [];
      for (const ago of [null, 13, 13, 11] as const) {
        const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
        await forget(id);
        await scene.domain.db.execute(
          sql`update requests set risk_assessed_at = now() - make_interval(hours => ${ago}::int)
            where id = ${id}`,
        );
        ids.push(id);
      }
      await assessPending(scene.domain);
      const bands = await Promise.all(ids.map(async (id) => (await requestOf(scene, id)).riskBand));
      expect(bands).toEqual(["raised", "raised", "raised", "low"]);
      await withLimit("assessmentHours", 10, () => assessPending(scene.domain));
      const [last = expect.fail("no request")] = ids.slice(-1);
      expect((await requestOf(scene, last)).riskBand).toBe("raised");
    });
  });

  it("leaves drafts and requests that have ended", async () => {
    const { id } = await carryTo(scene, "individual.add", "rejected");
    await scene.domain.db.execute(
      sql`update requests set risk_assessed_at = null where id = ${id}`,
    );
    await assessPending(scene.domain);
    expect((await requestOf(scene, id)).riskAssessedAt).toBeNull();
  });
});

it("Assessing and deciding at the same moment do not wait for one another for ever", async () => {
  const { account } = await carryTo(scene, "individual.add", "rejected");
  const id = await openVisit(scene, account);
  await answerAll(scene, id, "individual.add");
  expectOk(await submitRequest(scene.domain, id));
  const [decided] = await Promise.all([
    approve(scene, id),
    ...Array.from({ length: 5 }, () => assessAgain(scene.domain, id)),
  ]);
  expect(decided.ok).toBe(true);
});
