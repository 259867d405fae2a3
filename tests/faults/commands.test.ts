import { writeFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { prepareInvitation } from "#app/domain/invitation/issue-invitation.server.ts";
import { findAccountByLogin } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { isSsoRequired, setSsoRequired } from "#db/sso.server.ts";
import { type Instances, startInstances } from "#tests/support/e2e/instances.ts";
import { runCommand } from "#tests/support/product/command.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";

// Each command starts two processes.
vi.setConfig({ testTimeout: 60_000 });

let product: Instances;
beforeAll(async () => {
  product = await startInstances({ servers: 1, workers: 0 });
});
afterAll(() => product.stop());

const run = (name: string, ...args: string[]) => runCommand(product.env, name, ...args);

function exported(...rows: string[]) {
  const file = path.join(temporaryFolder(), "export.csv");
  writeFileSync(file, ["identifiant;type;nom;e-mail", ...rows].join("\n"));
  return file;
}

it("npm run staff:create prints a working link, and explains its options when called wrongly", async () => {
  const [made, wrong] = await Promise.all([
    run("staff-create", "--email", "zoe@desk.example", "--role", "administrator"),
    run("staff-create", "--email", "zoe@desk.example", "--role", "king"),
  ]);
  const link = /\/staff\/setup\/\S+/.exec(made.output)?.[0] ?? "";
  expect(made.code).toBe(0);
  expect((await fetch(`${product.bases[0] ?? ""}${link}`)).status).toBe(200);
  expect([wrong.code, wrong.output]).toEqual([2, expect.stringContaining("Usage: npm run")]);
});

it("npm run staff:sso lets passwords in again, and says so", async () => {
  const [early, wrong] = await Promise.all([run("staff-sso", "--optional"), run("staff-sso")]);
  expect([early.code, early.output]).toEqual([0, expect.stringContaining("already")]);
  expect([wrong.code, wrong.output]).toEqual([2, expect.stringContaining("Usage: npm run")]);
  const { db } = product.domain;
  await db.transaction((tx) => setSsoRequired(tx, true));
  const done = await run("staff-sso", "--optional");
  expect([done.code, done.output]).toEqual([0, expect.stringContaining("open sessions again")]);
  expect(await isSsoRequired(db)).toBe(false);
});

it("npm run api-key:create prints a key that the API accepts", async () => {
  const { login } = await product.newAccount();
  const made = await run("api-key-create", "--name", "client-area");
  expect(made.code).toBe(0);
  const key = /^passerelle_\S+$/m.exec(made.output)?.[0] ?? "";
  const ask = async (bearer: string) => {
    const headers = { Authorization: `Bearer ${bearer}` };
    return fetch(`${product.bases[0] ?? ""}/api/v1/accounts/${login}`, { headers });
  };
  expect((await ask(key)).status).toBe(200);
  expect((await ask(`${key}x`)).status).toBe(401);
});

it("npm run accounts:import writes nothing in a dry run or when a row is invalid, and everything with --apply", async () => {
  const good = exported("cli-1;particulier;Zoé Léger;zoe@a.example");
  const mixed = exported("cli-2;particulier;A;a@a.example", "cli-3;;B;b");
  const [dry, refused] = await Promise.all([
    run("accounts-import", good),
    run("accounts-import", mixed, "--apply"),
  ]);
  expect([dry.code, dry.output]).toEqual([0, expect.stringContaining("nothing was written")]);
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining("mend the refused")]);
  const find = async (key: string) => (await findAccountByLogin(product.domain.db, key))?.name;
  expect([await find("cli-1"), await find("cli-2")]).toEqual([undefined, undefined]);
  const applied = await run("accounts-import", good, "--apply");
  expect([applied.code, applied.output]).toEqual([0, expect.stringContaining("Written")]);
  expect(await find("cli-1")).toBe("Zoé Léger");
});

it("npm run secrets:reseal carries everything over to a new key, and exits with 1 while the old one is needed", async () => {
  const { db, secrets } = product.domain;
  const keyId = async () => {
    const [row] = await db.execute<{ key: string }>(
      "select left(code_hash, 8) as key from invitations",
    );
    return row?.key;
  };
  const account = await findAccountByLogin(db, (await product.newAccount()).login);
  if (!account) return expect.fail("no account");
  const order = { account, recipient: account.contactEmail, invitedBy: null };
  await db.transaction((tx) => prepareInvitation(tx, secrets, order));
  const before = await keyId();
  const fresh = Buffer.alloc(32, 5).toString("base64");
  const old = product.env["SECRET_KEY"] ?? "";
  const rotated = { ...product.env, SECRET_KEY: fresh, SECRET_KEYS_OLD: old };
  const moved = await runCommand(rotated, "secrets-reseal");
  expect(moved.output).toMatch(/unique codes: [1-9]\d* under the new key/);
  expect([moved.code, moved.output]).toEqual([1, expect.stringContaining("Left: browsers known")]);
  expect(await keyId()).not.toBe(before);
  const back = { ...product.env, SECRET_KEYS_OLD: fresh };
  expect((await runCommand(back, "secrets-reseal")).output).toContain("under the new key");
  expect(await keyId()).toBe(before);
  const alone = await run("secrets-reseal");
  expect([alone.code, alone.output]).toEqual([0, expect.stringContaining("can be removed")]);
  const twice = await runCommand({ ...product.env, SECRET_KEYS_OLD: old }, "secrets-reseal");
  expect([twice.code, twice.output]).toEqual([1, expect.stringContaining("SECRET_KEY itself")]);
});

it("npm run audit:verify exits with 0 while every chain is intact, and with 1 once a row was changed directly", async () => {
  const { domain, databaseUrl } = product;
  const actions = ["staff.password-set", "staff.signed-out"] as const;
  await domain.db.transaction(async (tx) => {
    for (const action of actions) {
      await appendAuditEvent(tx, { requestId: null, actor: "system", action });
    }
  });
  const whole = await run("audit-verify");
  expect([whole.code, whole.output]).toEqual([0, expect.stringMatching(/[1-9]\d* events/)]);
  const sql = postgres(databaseUrl, { max: 1 });
  await sql.unsafe("alter table audit_events disable trigger audit_events_append_only");
  await sql`update audit_events set actor = 'staff:nobody' where seq = 2 and request_id is null`;
  await sql.end();
  const tampered = await run("audit-verify");
  expect(tampered.code).toBe(1);
  expect(tampered.output).toContain("event 2: it is not what was written");
});
