import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findWarning } from "#app/domain/dispute/find-warning.server.ts";
import { freezeByWarning } from "#app/domain/dispute/freeze-request.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { carryTo, freezeTokens, sendBack } from "#tests/support/scenario/cases.ts";
import {
  codeFor,
  countRows,
  expectOk,
  openScene,
  prove,
  refusalOf,
  requestOf,
  type Scene,
  verificationOf,
} from "#tests/support/scenario/scenario.ts";
import { eraseSecrets } from "./erase-secrets.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const rows = async () => {
  const [row] = await scene.domain.db.execute<Record<string, number>>(sql`select
    (select count(*)::int from links where token_hash like 'erased:%') as links,
    (select count(*)::int from invitations where code_hash like 'erased:%') as codes,
    (select count(*)::int from links) as all_links,
    (select count(*)::int from invitations) as all_codes,
    (select count(*)::int from sessions) as sessions`);
  return row;
};

async function later(hours: number) {
  const { db } = scene.domain;
  const by = sql`make_interval(hours => ${hours}::int)`;
  await db.execute(
    sql`update links set used_at = used_at - ${by}, expires_at = expires_at - ${by}`,
  );
  await db.execute(
    sql`update invitations set code_used_at = code_used_at - ${by}, expires_at = expires_at - ${by}`,
  );
  await db.execute(sql`update phone_verifications set verified_at = verified_at - ${by},
    expires_at = expires_at - ${by}, created_at = created_at - ${by}`);
  await db.execute(sql`update code_sends set at = at - ${by}`);
  await db.execute(sql`update messages set created_at = created_at - ${by}`);
  await db.execute(sql`update sessions set ends_at = ends_at - ${by}, ended_at = ended_at - ${by}`);
}

it("a code and a session are erased a day after use; the rows that record what happened stay", async () => {
  await carryTo(scene, "individual.add", "started");
  const [used] = await scene.domain.db.execute<{ count: number }>(
    sql`select count(*)::int as count from links where used_at is not null`,
  );
  expect(used?.count).toBe(1);
  await eraseSecrets(scene.domain.db);
  expect(await rows()).toMatchObject({ links: 0, codes: 0 });

  await later(23);
  await eraseSecrets(scene.domain.db);
  expect(await rows()).toMatchObject({ links: 0, codes: 0 });

  await later(2);
  await eraseSecrets(scene.domain.db);
  await eraseSecrets(scene.domain.db);
  expect(await rows()).toEqual({ links: 0, codes: 1, all_links: 1, all_codes: 1, sessions: 1 });

  await later(4);
  await eraseSecrets(scene.domain.db);
  expect((await rows())?.sessions).toBe(0);
});

const known = (id: RequestId) =>
  countRows(
    scene,
    sql`links where token_hash not like 'erased:%' and (request_id = ${id}
    or invitation_id in (select id from invitations where request_id = ${id}))`,
  );

it("a used or expired link is recognised for 30 days: its page offers a new one", async () => {
  const { db } = scene.domain;
  const used = await carryTo(scene, "individual.add", "started");
  const unused = await carryTo(scene, "individual.add", "started");
  await db.execute(sql`update links set used_at = null
    where invitation_id in (select id from invitations where request_id = ${unused.id})`);
  await later(30 * 24 - 1);
  await eraseSecrets(db);
  expect([await known(used.id), await known(unused.id)]).toEqual([1, 1]);
  await later(2);
  await eraseSecrets(db);
  expect([await known(used.id), await known(unused.id)]).toEqual([0, 1]);
  await later(24);
  await eraseSecrets(db);
  expect(await known(unused.id)).toBe(0);
});

it("a “this was not me” link is valid until it expires, even after it was used", async () => {
  const { db } = scene.domain;
  const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
  const [token = ""] = await freezeTokens(scene, id);
  const { word } = (await findWarning(scene.domain, token)) ?? expect.fail("no warning");
  expectOk(await freezeByWarning(scene.domain, { token, word }));
  await later(29 * 24);
  await eraseSecrets(db);
  expect(await findWarning(scene.domain, token)).not.toBeNull();
  await later(2 * 24 + 1);
  const links = await known(id);
  await eraseSecrets(db);
  expect(await findWarning(scene.domain, token)).toBeNull();
  expect(await known(id)).toBeLessThan(links);
});

describe("the seed of the SMS codes", () => {
  const seeds = (id: RequestId) =>
    countRows(scene, sql`phone_verifications where request_id = ${id} and seed_sealed is not null`);
  const send = (id: RequestId) => sendCode(scene.domain, id, { target: "new", locale: "fr" });

  it("is erased a day after the number was proved, and created again for the next code", async () => {
    const { id } = await carryTo(scene, "individual.add", "started");
    await later(23);
    await eraseSecrets(scene.domain.db);
    expect(await seeds(id)).toBe(1);
    await later(2);
    await eraseSecrets(scene.domain.db);
    expect(await seeds(id)).toBe(0);

    expectOk(await submitRequest(scene.domain, id));
    expectOk(await sendBack(scene, id, ["verification"]));
    await prove(scene, id, "new");
    expect((await requestOf(scene, id)).mobileVerifiedAt).not.toBeNull();
    const { counter } = await verificationOf(scene, id, "new");
    expect(counter).toBe(2);
  });

  it("is erased a day after an unused code expired; that code is then refused", async () => {
    const { id } = await carryTo(scene, "individual.add", "returned", { steps: ["verification"] });
    await later(1);
    expectOk(await send(id));
    const code = await codeFor(scene, id);
    await later(25);
    await eraseSecrets(scene.domain.db);
    expect(await seeds(id)).toBe(0);
    const typed = await checkCode(scene.domain, id, { target: "new", code });
    expect(refusalOf(typed)).toBe("code-ended");
    await prove(scene, id, "new");
    await eraseSecrets(scene.domain.db);
    expect(await seeds(id)).toBe(1);
  });
});
