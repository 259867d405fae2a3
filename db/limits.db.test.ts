import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { askForLink } from "#app/domain/invitation/ask-for-link.server.ts";
import { issueAskedLink } from "#app/domain/invitation/issue-asked-link.server.ts";
import { findNextRequestWay } from "#app/domain/invitation/next-request.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { recordSight } from "#app/domain/review/record-view.server.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import {
  accountOf,
  addAccount,
  countRows,
  invite,
  openScene,
  openVisit,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { listAuditEvents } from "./audit-events.server.ts";
import { listUnread } from "./documents.server.ts";
import { eraseSecrets } from "./erase-secrets.server.ts";
import { listDue } from "./retention.server.ts";
import { documents } from "./schema/documents.ts";
import { findVisit, insertSession, touchSession } from "./sessions.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const run = (statement: SQL) => scene.domain.db.execute(statement);

describe("a customer's session", () => {
  async function open() {
    const tokenHash = digest(newToken());
    const requestId = await openVisit(scene, await addAccount(scene));
    await insertSession(scene.domain.db, { tokenHash, requestId, scope: "request" });
    const secondsOf = async (span: SQL) => {
      const [row] = await scene.domain.db.execute<{ seconds: number }>(
        sql`select extract(epoch from ${span})::float8 as seconds from sessions
          where token_hash = ${tokenHash}`,
      );
      return row?.seconds ?? NaN;
    };
    const seenAgo = (seconds: number) =>
      run(sql`update sessions set last_seen_at = now() - make_interval(secs => ${seconds}::int)
        where token_hash = ${tokenHash}`);
    return { tokenHash, secondsOf, seenAgo };
  }

  it("ends after the hours that are set", async () => {
    const { secondsOf } = await withLimit("sessionHours", 2, open);
    expect(await secondsOf(sql`ends_at - created_at`)).toBeCloseTo(2 * 3600);
  });

  it("ends after the idle minutes that are set, in both queries", async () => {
    const { tokenHash, seenAgo } = await open();
    await seenAgo(20 * 60);
    await withLimit("sessionIdleMinutes", 12, async () => {
      expect(await findVisit(scene.domain.db, tokenHash)).toBeNull();
      expect(await touchSession(scene.domain.db, tokenHash)).toBeNull();
    });
    expect(await findVisit(scene.domain.db, tokenHash)).not.toBeNull();
  });

  it("is not written again when it was seen just now", async () => {
    const { tokenHash, secondsOf, seenAgo } = await open();
    await seenAgo(60);
    await withLimit("seenJustNowSeconds", 90, () => findVisit(scene.domain.db, tokenHash));
    expect(await secondsOf(sql`now() - last_seen_at`)).toBeGreaterThan(59);
    await findVisit(scene.domain.db, tokenHash);
    expect(await secondsOf(sql`now() - last_seen_at`)).toBeLessThan(30);
  });
});

describe("links that have ended", () => {
  async function erasedOf(id: string) {
    await eraseSecrets(scene.domain.db);
    const erased = sql`links where id = ${id} and token_hash like 'erased:%'`;
    return (await countRows(scene, erased)) === 1;
  }

  it("can be renewed for the days that are set, and are then erased", async () => {
    const { linkId } = await invite(scene, await addAccount(scene));
    await run(sql`update links set expires_at = now() - interval '8 days' where id = ${linkId}`);
    expect(await erasedOf(linkId)).toBe(false);
    expect(await withLimit("renewableLinkDays", 7, () => erasedOf(linkId))).toBe(true);
  });

  it("lead their recipient to another request for the days that are set", async () => {
    const account = await addAccount(scene);
    const id = await openVisit(scene, account, { to: "successor@exemple.fr" });
    await run(sql`update requests set status = 'withdrawn' where id = ${id}`);
    await run(sql`update links set created_at = now() - interval '8 days'
      where invitation_id in (select id from invitations where request_id = ${id})`);
    const way = async () =>
      findNextRequestWay(scene.domain, await requestOf(scene, id), await accountOf(scene, account));
    expect(await way()).toBe("invitation");
    expect(await withLimit("renewableLinkDays", 7, way)).toBeNull();
  });

  it("and used codes and sessions are forgotten after the hours that are set", async () => {
    const { invitationId } = await invite(scene, await addAccount(scene));
    await run(sql`update invitations set expires_at = now() - interval '3 hours'
      where id = ${invitationId}`);
    const erased = sql`invitations where id = ${invitationId} and code_hash like 'erased:%'`;
    await eraseSecrets(scene.domain.db);
    expect(await countRows(scene, erased)).toBe(0);
    await withLimit("secretsKeptHours", 2, () => eraseSecrets(scene.domain.db));
    expect(await countRows(scene, erased)).toBe(1);
  });
});

it("a recipient gets as many links an hour as is set", async () => {
  const account = await addAccount(scene);
  await askForLink(scene.domain, { login: account.login, token: null });
  const [job] = await scene.domain.db.execute<{ payload: JobPayloads["issue-link"] }>(
    sql`select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t
      on t.id = j.task_id where t.identifier = 'issue-link' order by j.id desc limit 1`,
  );
  const { payload } = job ?? expect.fail("no job was added");
  await withLimit("invitationsAnHour", 2, async () => {
    for (let index = 0; index < 4; index += 1) await issueAskedLink(scene.domain, payload);
  });
  expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(2);
});

describe("a document", () => {
  async function given(): Promise<{ id: RequestId; seen: Parameters<typeof recordSight>[1] }> {
    const { id } = await carryTo(scene, "organisation.retired", "started");
    const [stored] = await scene.domain.db
      .select()
      .from(documents)
      .where(sql`${documents.requestId} = ${id}`);
    if (!stored) throw new Error("there is no document");
    return { id, seen: { requestId: id, id: stored.id, kind: stored.kind } };
  }

  it("seen again within the minutes that are set counts once", async () => {
    const { id, seen } = await given();
    const look = () => recordSight(scene.domain, seen, scene.reviewer);
    const views = async () => {
      const events = await listAuditEvents(scene.domain.db, id);
      return events.filter(({ action }) => action === "document-viewed").length;
    };
    await look();
    await look();
    expect(await views()).toBe(1);
    await withLimit("viewMinutes", 0, look);
    expect(await views()).toBe(2);
  });

  it("that the customer removed is due after the days that are set", async () => {
    const { id } = await given();
    await run(sql`update documents set removed_at = now() - interval '2 days'
      where request_id = ${id}`);
    const due = () =>
      scene.domain.db.transaction((tx) => listDue(tx, id, scene.domain.rules.retention));
    expect(await due()).toHaveLength(1);
    expect(await withLimit("removedDocumentDays", 3, due)).toEqual([]);
  });

  it("is read by a new job after the minutes that are set", async () => {
    const { id } = await given();
    await run(sql`update documents set reading = 'waiting', received_at = now() - interval '5 minutes'
      where request_id = ${id}`);
    const unread = async () =>
      (await listUnread(scene.domain.db)).some(({ requestId }) => requestId === id);
    expect(await unread()).toBe(false);
    expect(await withLimit("unreadMinutes", 4, unread)).toBe(true);
  });
});
