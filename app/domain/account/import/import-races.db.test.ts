import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import type { ImportId, StaffId } from "#app/domain/ids.ts";
import { digestChanges } from "#db/account-import-writes.server.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { auditEvents } from "#db/schema/audit-events.ts";
import { sourceOf } from "#tests/support/accounts/read-whole.ts";
import { withLimit } from "#tests/support/limits.ts";
import { enrolledMember, openTestDomain } from "#tests/support/scenario/staff.ts";
import { applyImport } from "./apply-import.server.ts";
import { askToApply } from "./ask-to-apply.server.ts";
import { beginImport } from "./begin-import.server.ts";
import { checkAgain } from "./check-again.server.ts";
import { checkImport } from "./check-import.server.ts";
import { failImport } from "./fail-import.server.ts";
import { loadImport } from "./load-import.server.ts";
import { purgeImports } from "./purge-imports.server.ts";

let domain: Domain;
let close: () => Promise<void>;
let staffId: StaffId;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
  staffId = (await enrolledMember(domain, ["administrator"])).id;
});
afterAll(() => close());

const heads = "identifiant;type;nom;e-mail;siren";
const row = (login: string, name = "Un", siren = "") =>
  `${login};société;${name};a@a.example;${siren}`;
const textOf = (...rows: string[]) => Buffer.from([heads, ...rows].join("\n"));

async function given(by = staffId) {
  const file = { label: "x.csv", size: 1, sha256: "0", objectKey: `imports/${randomUUID()}` };
  const begun = await beginImport(domain, { file, staffId: by });
  return begun.ok ? begun.value : expect.fail(begun.refusal);
}

async function checked(...rows: string[]) {
  const id = await given();
  await checkImport(domain, id, sourceOf(textOf(...rows)));
  return id;
}

async function foundOf(id: ImportId) {
  const loaded = await loadImport(domain, id, { show: "all", after: 0 });
  return loaded?.found ?? expect.fail("gone");
}

async function ask(id: ImportId, by = staffId) {
  const { plan } = await foundOf(id);
  const asked = await askToApply(domain, { importId: id, plan: plan ?? "", staffId: by });
  return asked.ok ? "asked" : asked.refusal;
}

async function applied(...rows: string[]) {
  const id = await checked(...rows);
  expect(await ask(id)).toBe("asked");
  await applyImport(domain, id);
  return id;
}

const jobsOf = (id: ImportId) =>
  domain.db.execute(sql`select 1 from graphile_worker.jobs where key like ${`%${id}`}`);

it("Of twenty requests to apply an import one is heard, and the others are told", async () => {
  const id = await checked(row("T-1"));
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(id)));
  expect(answers.filter((answer) => answer === "asked")).toHaveLength(1);
  expect(answers.filter((answer) => answer === "already-asked")).toHaveLength(19);
  await Promise.all(Array.from({ length: 5 }, () => applyImport(domain, id)));
  expect((await foundOf(id)).status).toBe("applied");
  const events = await domain.db
    .select()
    .from(auditEvents)
    .where(sql`${auditEvents.details} ->> 'import' = ${id}`);
  expect(events).toMatchObject([
    {
      actor: `staff:${staffId}`,
      action: "accounts.imported",
      details: { created: 1, changed: 0, changes: await digestChanges(domain.db, id) },
    },
  ]);
  expect(await ask(id)).toBe("already-asked");
});

const inserted = (key: string) =>
  `insert into accounts (login, login_key, entity, name, contact_name, contact_email)
    values ('${key}', '${key}', 'company', 'X', 'X', 'x@x.example')`;

it.each([
  [
    "an account that it changes",
    "s1",
    "update accounts set name = 'Autre' where login_key = 's1-1'",
  ],
  [
    "an account that it leaves",
    "s2",
    "update accounts set siren = '732829320' where login_key = 's2-2'",
  ],
  ["a login that was free", "s3", inserted("s3-3")],
])("Nothing is written when %s changed after the check", async (_, set, change) => {
  const [changed, left, free] = [1, 2, 3].map((at) => `${set}-${String(at)}`) as [
    string,
    string,
    string,
  ];
  await applied(row(changed, "Un"), row(left, "Un"));
  const text = textOf(row(changed, "Deux"), row(left, "Un"), row(free, "Trois"));
  const id = await given();
  await checkImport(domain, id, sourceOf(text));
  expect(await foundOf(id)).toMatchObject({ new: 1, changed: 1, unchanged: 1, refused: 0 });
  expect(await ask(id)).toBe("asked");
  await domain.db.execute(sql.raw(change));
  await applyImport(domain, id);
  expect(await foundOf(id)).toMatchObject({ status: "outdated", written: 0 });
  const stale = await loadImport(domain, id, { show: "stale", after: 0 });
  expect([stale?.rows.length, stale?.stale]).toEqual([1, 1]);
  expect((await findAccountByLogin(domain.db, changed))?.name).not.toBe("Deux");
  expect(await ask(id)).toBe("not-checked");
  expect(await checkAgain(domain, { importId: id, staffId })).toEqual({ ok: true, value: null });
  await checkImport(domain, id, sourceOf(text));
  expect(await ask(id)).toBe("asked");
  await applyImport(domain, id);
  expect((await foundOf(id)).status).toBe("applied");
  expect((await findAccountByLogin(domain.db, changed))?.name).toBe("Deux");
});

it("A number that a customer changed meanwhile does not hold an import up, and stays", async () => {
  await applied(row("N-1"));
  const id = await checked(row("N-1", "Nouveau"));
  await domain.db.execute(
    sql`update accounts set mobile = '+33612345678', mobile_verified_at = now(), updated_at = now() where login_key = 'n-1'`,
  );
  expect(await ask(id)).toBe("asked");
  await applyImport(domain, id);
  expect(await findAccountByLogin(domain.db, "n-1")).toMatchObject({
    name: "Nouveau",
    mobile: "+33612345678",
  });
});

it("Of two imports of the same accounts, written at once, one is whole and the other writes nothing", async () => {
  const logins = Array.from({ length: 40 }, (_, at) => `R-${String(at)}`);
  const ids = [
    await checked(...logins.map((login) => row(login, "Un"))),
    await checked(...[...logins].reverse().map((login) => row(login, "Deux"))),
  ];
  for (const id of ids) expect(await ask(id)).toBe("asked");
  await Promise.all(ids.map((id) => applyImport(domain, id)));
  const statuses = await Promise.all(ids.map(async (id) => (await foundOf(id)).status));
  expect(statuses.sort()).toEqual(["applied", "outdated"]);
  const names = await domain.db.execute(
    sql`select distinct name from accounts where login_key like 'r-%'`,
  );
  expect(names).toHaveLength(1);
});

it("A report that was made anew is not applied from the page that shows the old one", async () => {
  const id = await checked(row("P-1"));
  const { plan } = await foundOf(id);
  await checkAgain(domain, { importId: id, staffId });
  await checkImport(domain, id, sourceOf(textOf(row("P-1", "Autre"))));
  const asked = await askToApply(domain, { importId: id, plan: plan ?? "", staffId });
  expect(asked).toEqual({ ok: false, refusal: "plan-differs" });
});

it("Of two checks of one import the later one counts", async () => {
  const id = await given();
  const many = textOf(...Array.from({ length: 3_000 }, (_, at) => row(`V-${String(at)}`)));
  await Promise.all(
    [1, 2, 3].map(() => checkImport(domain, id, sourceOf(many, 10_000)).catch(() => undefined)),
  );
  const found = await foundOf(id);
  const kept = await domain.db.execute<{ count: number }>(
    sql`select count(*)::int as count from account_import_rows where import_id = ${id}`,
  );
  expect([found.status, found.new, kept[0]?.count]).toEqual(["checked", 3_000, 3_000]);
});

it("An agent, an approver and an auditor import nothing, nor does an administrator who was disabled", async () => {
  const id = await checked(row("Q-1"));
  for (const role of ["agent", "approver", "auditor"] as const) {
    const { id: other } = await enrolledMember(domain, [role]);
    expect(await ask(id, other)).toBe("not-permitted");
    const again = await checkAgain(domain, { importId: id, staffId: other });
    expect(again).toMatchObject({ refusal: "not-permitted" });
    const file = { label: "", size: 1, sha256: "0", objectKey: "imports/x" };
    const begun = await beginImport(domain, { file, staffId: other });
    expect(begun).toMatchObject({ refusal: "not-permitted" });
  }
  const { id: gone } = await enrolledMember(domain, ["administrator"]);
  await domain.db.execute(sql`update staff set disabled_at = now() where id = ${gone}`);
  expect(await ask(id, gone)).toBe("not-permitted");
});

it("An import adds its job only once, and gives it a few attempts", async () => {
  const attempts = await withLimit("importAttempts", 2, async () => {
    const id = await given();
    const [job] = await domain.db.execute<{ max_attempts: number }>(
      sql`select max_attempts from graphile_worker.jobs where key like ${`%${id}`}`,
    );
    expect(await jobsOf(id)).toHaveLength(1);
    return job?.max_attempts;
  });
  expect(attempts).toBe(2);
});

it("A failed import can be checked again; one at work, or written, cannot", async () => {
  const id = await given();
  expect(await checkAgain(domain, { importId: id, staffId })).toMatchObject({ refusal: "not-now" });
  await failImport(domain, id);
  expect((await foundOf(id)).status).toBe("failed");
  expect(await checkAgain(domain, { importId: id, staffId })).toMatchObject({ ok: true });
  const written = await applied(row("F-1"));
  expect(await checkAgain(domain, { importId: written, staffId })).toMatchObject({
    refusal: "not-now",
  });
});

it("File and rows of an old import are erased; who imported what stays, and what it did to accounts", async () => {
  const id = await applied(row("K-1"));
  const old = sql`update account_imports set updated_at = now() - interval '3 days' where id = ${id}`;
  await domain.db.execute(old);
  await withLimit("importKeptDays", 4, () => purgeImports(domain));
  expect(await foundOf(id)).toMatchObject({ isStored: true, erasedAt: null });
  await withLimit("importKeptDays", 2, () => purgeImports(domain));
  const loaded = await loadImport(domain, id, { show: "all", after: 0 });
  expect(loaded).toMatchObject({ rows: [], found: { isStored: false, label: "", new: 1 } });
  expect(
    await domain.db.execute(sql`select 1 from doomed_objects where key like 'imports/%'`),
  ).toHaveLength(1);
  const kept = sql`select 1 from account_import_changes where import_id = ${id}`;
  expect(await domain.db.execute(kept)).toHaveLength(1);
  await expect(
    domain.db.execute(sql`delete from account_import_changes where import_id = ${id}`),
  ).rejects.toThrow();
});

it("An import whose rows were erased is not applied", async () => {
  const id = await checked(row("L-1"));
  await domain.db.execute(
    sql`update account_imports set updated_at = now() - interval '3 days' where id = ${id}`,
  );
  await withLimit("importKeptDays", 2, () => purgeImports(domain));
  expect(await ask(id)).toBe("not-checked");
  expect(await checkAgain(domain, { importId: id, staffId })).toMatchObject({
    refusal: "file-erased",
  });
});

it("An import whose process died long ago counts as failed", async () => {
  const id = await given();
  await domain.db.execute(
    sql`update account_imports set updated_at = now() - interval '5 hours' where id = ${id}`,
  );
  await withLimit("importStuckHours", 6, () => purgeImports(domain));
  expect((await foundOf(id)).status).toBe("waiting");
  await withLimit("importStuckHours", 4, () => purgeImports(domain));
  expect((await foundOf(id)).status).toBe("failed");
});
