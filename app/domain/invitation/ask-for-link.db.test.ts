import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { eraseSecrets } from "#db/erase-secrets.server.ts";
import {
  addAccount,
  atOnce,
  countRows,
  expectOk,
  invite,
  openScene,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { askForLink } from "./ask-for-link.server.ts";
import { issueAskedLink } from "./issue-asked-link.server.ts";
import { openByLink } from "./open-by-link.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

type Payload = JobPayloads["issue-link"];

async function ask(login: string, token: string | null = null) {
  await askForLink(scene.domain, { login, token });
  const [job] = await scene.domain.db.execute<{ payload: Payload }>(
    sql`select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t
      on t.id = j.task_id where t.identifier = 'issue-link' order by j.id desc limit 1`,
  );
  return job?.payload ?? expect.fail("no job was added");
}

const mailsTo = (address: string) =>
  countRows(scene, sql`messages where template = 'invitation' and sent_to = ${address}`);

describe("a customer who asks for a link", () => {
  it("gets it at the main contact's address, whatever case and spaces the login has", async () => {
    const account = await addAccount(scene);
    await issueAskedLink(scene.domain, await ask(` ${account.login.toUpperCase()} `));
    expect(await mailsTo(account.contactEmail)).toBe(1);
    const row = sql`invitations where account_id = ${account.id} and invited_by is null`;
    expect(await countRows(scene, row)).toBe(1);
  });

  it("leaves the same kind of job whether or not the login exists, without the login in it", async () => {
    const account = await addAccount(scene);
    const known = await ask(account.login);
    const unknown = await ask(account.login.replace("client", "nobody"));
    expect(Object.keys(known)).toEqual(Object.keys(unknown));
    expect(unknown.loginSealed).toHaveLength(known.loginSealed.length);
    expect(JSON.stringify(known)).not.toContain(account.login);
    const before = await countRows(scene, sql`messages`);
    await issueAskedLink(scene.domain, unknown);
    expect(await countRows(scene, sql`messages`)).toBe(before);
  });

  it("with an old link gets a new one, sent to the old link's recipient", async () => {
    const account = await addAccount(scene);
    const to = "successor@exemple.fr";
    const { token } = await invite(scene, account, { to });
    await issueAskedLink(scene.domain, await ask(account.login, token));
    const rows = sql`invitations where account_id = ${account.id} and recipient = ${to}
      and recipient_kind = 'other' and invited_by = ${scene.inviter}`;
    expect(await countRows(scene, rows)).toBe(2);
    expect(await mailsTo(account.contactEmail)).toBe(0);
  });

  it("with another account's link gets nothing", async () => {
    const account = await addAccount(scene);
    const stranger = await invite(scene, await addAccount(scene));
    await issueAskedLink(scene.domain, await ask(account.login, stranger.token));
    expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(0);
  });

  it("with a former main contact's link gets nothing", async () => {
    const account = await addAccount(scene);
    const { token } = await invite(scene, account);
    await scene.domain.db.execute(
      sql`update accounts set contact_email = 'new@exemple.fr' where id = ${account.id}`,
    );
    await issueAskedLink(scene.domain, await ask(account.login, token));
    expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(1);
    await issueAskedLink(scene.domain, await ask(account.login));
    const second = sql`invitations where account_id = ${account.id} and recipient = 'new@exemple.fr'`;
    expect(await countRows(scene, second)).toBe(1);
  });

  async function daysAgo(days: number, { id }: { id: string }) {
    const back = sql`make_interval(days => ${days}::int)`;
    await scene.domain.db.execute(sql`update links set created_at = created_at - ${back},
      used_at = used_at - ${back}, expires_at = expires_at - ${back}
      where invitation_id in (select id from invitations where account_id = ${id})`);
    await scene.domain.db.execute(sql`update invitations set created_at = created_at - ${back},
      code_used_at = code_used_at - ${back}, expires_at = expires_at - ${back}
      where account_id = ${id}`);
    await eraseSecrets(scene.domain.db);
  }

  it("still gets a new one long after the old link expired, even if that one was used immediately", async () => {
    const account = await addAccount(scene);
    const to = "successor@exemple.fr";
    const { token } = await invite(scene, account, { to });
    expectOk(await openByLink(scene.domain, { token, login: account.login }));
    await daysAgo(29, account);
    await issueAskedLink(scene.domain, await ask(account.login, token));
    expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(2);
    const newest = sql`invitations where account_id = ${account.id} and recipient = ${to}
      and expires_at > now()`;
    expect(await countRows(scene, newest)).toBe(1);
  });

  it("with a link from a month ago gets nothing; the main contact uses the page that needs no link", async () => {
    const account = await addAccount(scene);
    const main = await invite(scene, account);
    const other = await invite(scene, account, { to: "successor@exemple.fr" });
    await daysAgo(30, account);
    await issueAskedLink(scene.domain, await ask(account.login, other.token));
    expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(2);
    await daysAgo(2, account);
    await issueAskedLink(scene.domain, await ask(account.login, main.token));
    expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(2);
    await issueAskedLink(scene.domain, await ask(account.login));
    expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(3);
  });

  it("gets at most ten in an hour, even with concurrent requests", async () => {
    const account = await addAccount(scene);
    const payload = await ask(account.login);
    await atOnce(16, () => issueAskedLink(scene.domain, payload));
    expect(await mailsTo(account.contactEmail)).toBe(10);
  });
});
