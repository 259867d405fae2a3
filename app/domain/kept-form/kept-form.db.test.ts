import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseEmail } from "#app/domain/email.ts";
import { askForLinkAgain } from "#app/domain/invitation/ask-for-link-again.server.ts";
import { findEndedVisit } from "#app/domain/invitation/ended-visit.server.ts";
import { issueAskedLink } from "#app/domain/invitation/issue-asked-link.server.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { eraseSecrets } from "#db/erase-secrets.server.ts";
import { claimKeptForms } from "#db/kept-forms.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  addAccount,
  atOnce,
  countRows,
  expectOk,
  invite,
  openScene,
  refusalOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { dropKeptForm, findKeptForm } from "./find-kept-form.server.ts";
import { keepForm } from "./keep-form.server.ts";
import { customerOwner, type PostedForm, staffOwner } from "./kept-form.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const path = "/request/contact";
const posted: PostedForm = {
  path,
  fields: { contactName: ["Claire Bernard"], steps: ["mobile", "contact"] },
  version: 3,
  hadFile: false,
};

function ownerOf({ id, contactEmail }: Account, recipient: string = contactEmail) {
  return customerOwner({ accountId: id, recipient: parseEmail(recipient) ?? contactEmail });
}

function keep(account: Account, form: Partial<PostedForm> = {}) {
  return keepForm(scene.domain, ownerOf(account), { ...posted, ...form });
}

async function openBy(account: Account, to?: string) {
  const { token } = await invite(scene, account, { to: to ?? null });
  return expectOk(await openByLink(scene.domain, { token, login: account.login }));
}

const readBy = ({ sessionToken }: { sessionToken: string }, at = path) =>
  findKeptForm(scene.domain, { token: sessionToken, path: at });

const later = (hours: number) =>
  scene.domain.db.execute(
    sql`update kept_forms set created_at = created_at - make_interval(hours => ${hours}::int)`,
  );

describe("a form that was posted after the end of a session", () => {
  it("is back, with all its values, in the session that its recipient opens next", async () => {
    const account = await addAccount(scene);
    expect(await keep(account)).toMatchObject({ ok: true });
    const opened = await openBy(account);
    expect(opened.keptAt).toBe(path);
    expect(await readBy(opened)).toMatchObject(posted);
    expect(await readBy(opened, "/request/mobile")).toBeNull();
  });

  it("rests sealed: nothing of it can be read in the database", async () => {
    await keep(await addAccount(scene));
    const rows = await scene.domain.db.execute(sql`select * from kept_forms`);
    expect(JSON.stringify(rows)).not.toMatch(/Claire|Bernard|contactName/);
  });

  it("is tied to its row: it opens under no other owner or address", async () => {
    const [mine, theirs] = [await addAccount(scene), await addAccount(scene)];
    await keep(mine);
    await keep(theirs);
    await scene.domain.db.execute(sql`update kept_forms set sealed = (select sealed from kept_forms
      where owner = ${ownerOf(mine)}) where owner = ${ownerOf(theirs)}`);
    await expect(readBy(await openBy(theirs))).rejects.toThrow();
  });

  it("is read by no session from before, not even its recipient's", async () => {
    const account = await addAccount(scene);
    const before = await openBy(account);
    await keep(account);
    expect(await readBy(before)).toBeNull();
  });

  it("is not for another recipient of the account", async () => {
    const account = await addAccount(scene);
    await keep(account);
    const other = await openBy(account, "somebody@elsewhere.example");
    expect(other.keptAt).toBeNull();
    expect(await readBy(other)).toBeNull();
  });

  it("is not for the same recipient in another account", async () => {
    const account = await addAccount(scene);
    await keep(account);
    const twin = await addAccount(scene, { contactEmail: account.contactEmail });
    expect((await openBy(twin)).keptAt).toBeNull();
  });

  it("goes with its recipient from session to session until it is sent", async () => {
    const account = await addAccount(scene);
    await keep(account);
    const first = await openBy(account);
    const second = await openBy(account);
    expect(await readBy(first)).toBeNull();
    expect(await readBy(second)).toMatchObject(posted);
    await dropKeptForm(scene.domain, { token: second.sessionToken, path });
    expect(await readBy(second)).toBeNull();
    expect((await openBy(account)).keptAt).toBeNull();
  });

  it("is not dropped by a session that may not read it", async () => {
    const account = await addAccount(scene);
    const before = await openBy(account);
    await keep(account);
    await dropKeptForm(scene.domain, { token: before.sessionToken, path });
    expect((await openBy(account)).keptAt).toBe(path);
  });

  it("gives way to the next one at the same address; the newest address is the place to go", async () => {
    const account = await addAccount(scene);
    await keep(account);
    await keep(account, { path: "/request/mobile", fields: { mobile: ["06 12 34 56 78"] } });
    await keep(account, { fields: { contactName: ["Claire Martin"] } });
    const opened = await openBy(account);
    expect(opened.keptAt).toBe(path);
    expect((await readBy(opened))?.fields).toEqual({ contactName: ["Claire Martin"] });
    expect((await readBy(opened, "/request/mobile"))?.fields).toEqual({
      mobile: ["06 12 34 56 78"],
    });
  });

  it("is read by one session only when several are opened while forms come in", async () => {
    const account = await addAccount(scene);
    await keep(account);
    const { db } = scene.domain;
    const claim = (token: string) =>
      db.transaction((tx) => claimKeptForms(tx, ownerOf(account), digest(token)));
    const tokens = Array.from({ length: 8 }, (_, index) => `${account.id} ${String(index)}`);
    await Promise.all([
      ...tokens.map(claim),
      ...tokens.map((_, index) => keep(account, { path: `/request/${String(index)}` })),
    ]);
    const read = await Promise.all(
      tokens.map((token) => findKeptForm(scene.domain, { token, path })),
    );
    expect(read.filter((form) => form !== null)).toHaveLength(1);
  });

  it("is one row when it is posted twice at once", async () => {
    const account = await addAccount(scene);
    await atOnce(5, () => keep(account));
    expect(await countRows(scene, sql`kept_forms where owner = ${ownerOf(account)}`)).toBe(1);
  });
});

describe("the limits of what is kept", () => {
  it("hours: afterwards it is not given back, and the retention job erases it", async () => {
    await withLimit("keptFormHours", 2, async () => {
      const account = await addAccount(scene);
      await keep(account);
      const opened = await openBy(account);
      await later(1);
      await eraseSecrets(scene.domain.db);
      expect(await readBy(opened)).toMatchObject(posted);
      await later(1);
      expect(await readBy(opened)).toBeNull();
      expect((await openBy(account)).keptAt).toBeNull();
      const mine = sql`kept_forms where owner = ${ownerOf(account)}`;
      expect(await countRows(scene, mine)).toBe(1);
      await eraseSecrets(scene.domain.db);
      expect(await countRows(scene, mine)).toBe(0);
    });
  });

  it("length: a longer form is refused whole", async () => {
    const account = await addAccount(scene);
    await withLimit("keptFormCharacters", 200, async () => {
      expect(refusalOf(await keep(account, { fields: { reason: ["x".repeat(200)] } }))).toBe(
        "too-long",
      );
      expect(await countRows(scene, sql`kept_forms where owner = ${ownerOf(account)}`)).toBe(0);
      expect(refusalOf(await keep(account, { fields: { reason: ["x".repeat(100)] } }))).toBe(
        "accepted",
      );
    });
  });

  it("number: the oldest ones of a person give way", async () => {
    const account = await addAccount(scene);
    await withLimit("keptFormsPerPerson", 2, async () => {
      for (const place of ["a", "b", "c"]) await keep(account, { path: `/request/${place}` });
      const opened = await openBy(account);
      expect(await readBy(opened, "/request/a")).toBeNull();
      expect(await readBy(opened, "/request/b")).not.toBeNull();
      expect(await readBy(opened, "/request/c")).not.toBeNull();
    });
  });
});

describe("a session that ended", () => {
  const end = () =>
    scene.domain.db.execute(sql`update sessions set last_seen_at = now() - interval '31 minutes'`);
  const lastJob = async () => {
    const [job] = await scene.domain.db.execute<{ payload: JobPayloads["issue-link"] }>(
      sql`select p.payload from graphile_worker._private_jobs p join graphile_worker._private_tasks t
        on t.id = p.task_id where t.identifier = 'issue-link' order by p.id desc limit 1`,
    );
    return job?.payload;
  };
  const sentTo = async (account: Account) => {
    const rows = await scene.domain.db.execute<{ sent_to: string }>(
      sql`select sent_to from messages where account_id = ${account.id} and template = 'invitation'
        order by created_at`,
    );
    return rows.map(({ sent_to }) => sent_to);
  };

  it("is not recognised while it lives, nor when its token is invented", async () => {
    const { sessionToken } = await openBy(await addAccount(scene));
    expect(await findEndedVisit(scene.domain, sessionToken)).toBeNull();
    expect(await findEndedVisit(scene.domain, "invented")).toBeNull();
  });

  it("sends the new link to the recipient, who need not be the main contact", async () => {
    const account = await addAccount(scene);
    const other = "somebody@elsewhere.example";
    const { sessionToken } = await openBy(account, other);
    await end();
    const visit = await findEndedVisit(scene.domain, sessionToken);
    expect(visit).toMatchObject({ recipient: other, accountId: account.id });
    if (visit) await askForLinkAgain(scene.domain, visit);
    const job = await lastJob();
    if (job) await issueAskedLink(scene.domain, job);
    expect(await sentTo(account)).toEqual([other, other]);
  });

  it("does not send a link to a main contact of before", async () => {
    const account = await addAccount(scene);
    const { sessionToken } = await openBy(account);
    await end();
    await scene.domain.db.execute(
      sql`update accounts set contact_email = 'new@exemple.fr' where id = ${account.id}`,
    );
    const visit = await findEndedVisit(scene.domain, sessionToken);
    if (visit) await askForLinkAgain(scene.domain, visit);
    const job = await lastJob();
    if (job) await issueAskedLink(scene.domain, job);
    expect(await sentTo(account)).toEqual([account.contactEmail]);
  });

  it("is not recognised once its row is erased", async () => {
    const { sessionToken } = await openBy(await addAccount(scene));
    await scene.domain.db.execute(sql`update sessions set ends_at = now() - interval '25 hours'`);
    await eraseSecrets(scene.domain.db);
    expect(await findEndedVisit(scene.domain, sessionToken)).toBeNull();
  });
});

it("A member's form is not a customer's: owners never meet", () => {
  expect(staffOwner(scene.reviewer)).toMatch(/^staff:/);
  expect(staffOwner(scene.reviewer)).not.toBe(staffOwner(scene.administrator));
});
