import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAccountFilter } from "#app/domain/account/account-filter.ts";
import type { BatchId, StaffId } from "#app/domain/ids.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { sourceOf } from "#tests/support/accounts/read-whole.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo, reject, sayNotMe } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  atOnce,
  countRows,
  invite,
  openScene,
  refusalOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { beginBatch } from "./begin-batch.server.ts";
import { confirmBatch } from "./confirm-batch.server.ts";
import { failBatch } from "./fail-batch.server.ts";
import { inviteBatch } from "./invite-batch.server.ts";
import { loadBatch } from "./load-batch.server.ts";
import { purgeBatches } from "./purge-batches.server.ts";
import { selectBatch } from "./select-batch.server.ts";
import { stopBatch } from "./stop-batch.server.ts";

let scene: Scene;
let staffId: StaffId;
beforeAll(async () => {
  scene = await openScene();
  staffId = scene.administrator;
});
afterAll(() => scene.close());

async function listed(text: string, by = staffId): Promise<BatchId> {
  const source = { label: "liste.csv", objectKey: "imports/x" };
  const begun = await beginBatch(scene.domain, { source, staffId: by });
  if (!begun.ok) return expect.fail(begun.refusal);
  await selectBatch(scene.domain, begun.value, () => sourceOf(Buffer.from(text)));
  return begun.value;
}

async function batchOf(id: BatchId) {
  return (await loadBatch(scene.domain, id, { show: "all", after: 0 })) ?? expect.fail("gone");
}

const outcomesOf = async (id: BatchId) =>
  (await batchOf(id)).rows.map(({ login, outcome }) => `${login}: ${outcome}`);

async function accounts(count: number) {
  return Promise.all(Array.from({ length: count }, () => addAccount(scene)));
}

const confirm = async (id: BatchId, by = staffId) => {
  const asked = await confirmBatch(scene.domain, { batchId: id, staffId: by });
  return asked.ok ? "confirmed" : asked.refusal;
};

const invitationsOf = (ids: readonly string[]) =>
  countRows(scene, sql`invitations where account_id = any(${`{${ids.join(",")}}`}::uuid[])`);

describe("a list of logins", () => {
  it("says of each row whether it would be invited, and why not", async () => {
    const [good, lately] = await accounts(2);
    if (!good || !lately) return expect.fail();
    await invite(scene, lately);
    const open = await carryTo(scene, "individual.add", "submitted");
    const frozen = await carryTo(scene, "individual.add", "submitted");
    await sayNotMe(scene, frozen.id);
    await reject(scene, frozen.id);
    const rows = [
      "Société;Identifiant",
      `x;${good.login.toUpperCase()}`,
      "x;personne",
      `x;${good.login}`,
      `x;${lately.login}`,
      `x;${open.account.login}`,
      `x;${frozen.account.login}`,
      "x;",
    ];
    const id = await listed(rows.join("\r\n"));
    expect(await outcomesOf(id)).toEqual([
      `${good.login.toUpperCase()}: waiting`,
      "personne: unknown-login",
      `${good.login}: duplicate`,
      `${lately.login}: invited-lately`,
      `${open.account.login}: open-request`,
      `${frozen.account.login}: alert`,
    ]);
    await withLimit("inviteAgainHours", 0, async () => {
      expect((await outcomesOf(await listed(lately.login)))[0]).toBe(`${lately.login}: waiting`);
    });
  });

  it("may be a plain list without heads, and of any length is cut at the most of a batch", async () => {
    const some = await accounts(3);
    const text = some.map(({ login }) => login).join("\n");
    expect(await outcomesOf(await listed(text))).toEqual(
      some.map(({ login }) => `${login}: waiting`),
    );
    await withLimit("batchInvitations", 2, async () => {
      const id = await listed(text);
      expect([(await batchOf(id)).rows.length, (await batchOf(id)).found.isCut]).toEqual([2, true]);
    });
  });

  it.each([
    ["a spreadsheet", "PK\x03\x04", "not-csv"],
    ["nothing", "\n\n", "empty"],
  ])("is refused when it is %s", async (_, text, refusal) => {
    const { found } = await batchOf(await listed(text));
    expect(found).toMatchObject({ status: "unreadable", refusal });
    expect(await confirm(found.id)).toBe("not-now");
  });
});

it("A filter takes the accounts that it shows, up to the most of a batch", async () => {
  await scene.domain.db.execute(sql`update accounts set locale = 'fr'`);
  const some = await accounts(3);
  const ids = some.map(({ id }) => id);
  await scene.domain.db.execute(
    sql`update accounts set locale = 'en' where id = any(${`{${ids.join(",")}}`}::uuid[])`,
  );
  const filter = parseAccountFilter((name) => (name === "language" ? "en" : null));
  const select = async () => {
    const begun = await beginBatch(scene.domain, { source: { filter }, staffId });
    if (!begun.ok) return expect.fail(begun.refusal);
    await selectBatch(scene.domain, begun.value, () => expect.fail("there is no file"));
    return batchOf(begun.value);
  };
  const whole = await select();
  expect(whole.rows.map(({ login }) => login).sort()).toEqual(
    some.map(({ login }) => login).sort(),
  );
  expect(whole.found).toMatchObject({ status: "ready", isCut: false });
  const cut = await withLimit("batchInvitations", 2, select);
  expect([cut.rows.length, cut.found.isCut]).toEqual([2, true]);
});

describe("a confirmed batch", () => {
  it("invites every account once, whoever confirms and runs it how often", async () => {
    const some = await accounts(12);
    const ids = some.map(({ id }) => id);
    const id = await listed(some.map(({ login }) => login).join("\n"));
    const answers = await atOnce(10, () => confirm(id));
    expect(answers.filter((one) => one === "confirmed")).toHaveLength(1);
    expect(answers.filter((one) => one === "already-asked")).toHaveLength(9);
    await atOnce(4, () => inviteBatch(scene.domain, id));
    expect(await invitationsOf(ids)).toBe(12);
    const { found, counts } = await batchOf(id);
    expect([found.status, counts]).toEqual(["done", { invited: 12 }]);
    expect(await confirm(id)).toBe("already-asked");
    const inviters = await scene.domain.db.execute<{ invited_by: string }>(sql`
      select distinct invited_by from invitations where account_id = any(${`{${ids.join(",")}}`}::uuid[])`);
    expect(inviters).toMatchObject([{ invited_by: staffId }]);
    expect((await verifyAuditTrail(scene.domain.db)).faults).toEqual([]);
  });

  it("looks at each account again before it invites it", async () => {
    const [one, other] = await accounts(2);
    if (!one || !other) return expect.fail();
    const id = await listed([one.login, other.login].join("\n"));
    expect(await confirm(id)).toBe("confirmed");
    await invite(scene, one);
    await inviteBatch(scene.domain, id);
    expect((await outcomesOf(id)).sort()).toEqual(
      [`${one.login}: invited-lately`, `${other.login}: invited`].sort(),
    );
  });

  it("sends only so many a minute, and leaves the others to a job", async () => {
    const some = await accounts(5);
    const id = await listed(some.map(({ login }) => login).join("\n"));
    await confirm(id);
    await withLimit("batchInvitationsAMinute", 2, () => inviteBatch(scene.domain, id));
    expect((await batchOf(id)).counts).toEqual({ invited: 2, waiting: 3 });
    const [job] = await scene.domain.db.execute<{ wait: number }>(sql`
      select extract(epoch from run_at - now())::float8 as wait from graphile_worker.jobs
      where key = ${`invite-batch:${id}`}`);
    expect(job?.wait).toBeGreaterThan(50);
  });

  it("stops when somebody says so, and goes on without inviting anybody twice", async () => {
    const some = await accounts(4);
    const id = await listed(some.map(({ login }) => login).join("\n"));
    await confirm(id);
    await withLimit("batchInvitationsAMinute", 1, () => inviteBatch(scene.domain, id));
    expect(await stopBatch(scene.domain, { batchId: id, staffId })).toMatchObject({ ok: true });
    await inviteBatch(scene.domain, id);
    expect((await batchOf(id)).counts).toEqual({ invited: 1, waiting: 3 });
    expect(refusalOf(await stopBatch(scene.domain, { batchId: id, staffId }))).toBe("not-now");
    expect(await confirm(id)).toBe("confirmed");
    await failBatch(scene.domain, id);
    expect((await batchOf(id)).found.status).toBe("failed");
    expect(await confirm(id)).toBe("confirmed");
    await inviteBatch(scene.domain, id);
    expect(await invitationsOf(some.map((account) => account.id))).toBe(4);
  });

  it("stops by itself when its confirmer may no longer invite", async () => {
    const some = await accounts(2);
    const id = await listed(some.map(({ login }) => login).join("\n"));
    const gone = await scene.addStaff(["administrator"]);
    expect(await confirm(id, gone)).toBe("confirmed");
    await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${gone}`);
    await inviteBatch(scene.domain, id);
    expect((await batchOf(id)).found.status).toBe("stopped");
    expect(await invitationsOf(some.map((account) => account.id))).toBe(0);
  });

  it("without anybody to invite is not begun", async () => {
    expect(await confirm(await listed("personne"))).toBe("nobody-to-invite");
  });
});

it("Agents, approvers and auditors neither prepare, confirm nor stop a batch", async () => {
  const [account] = await accounts(1);
  const id = await listed(account?.login ?? "");
  for (const role of ["agent", "approver", "auditor"] as const) {
    const other = await scene.addStaff([role]);
    const source = { label: "", objectKey: "imports/x" };
    expect(refusalOf(await beginBatch(scene.domain, { source, staffId: other }))).toBe(
      "not-permitted",
    );
    expect(await confirm(id, other)).toBe("not-permitted");
    expect(refusalOf(await stopBatch(scene.domain, { batchId: id, staffId: other }))).toBe(
      "not-permitted",
    );
  }
});

it("The rows of an old batch are erased, and it is not confirmed afterwards", async () => {
  const [account] = await accounts(1);
  const id = await listed(account?.login ?? "");
  await scene.domain.db.execute(
    sql`update invitation_batches set updated_at = now() - interval '3 days' where id = ${id}`,
  );
  await withLimit("importKeptDays", 2, () => purgeBatches(scene.domain));
  expect(await batchOf(id)).toMatchObject({ rows: [], found: { label: "" } });
  expect(await confirm(id)).toBe("not-now");
});
