import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { carryTo } from "#tests/support/scenario-cases.ts";
import { openScene, type Scene } from "#tests/support/scenario.ts";
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

/** So many hours later, for everything that ends. */
async function later(hours: number) {
  const { db } = scene.domain;
  const by = sql`make_interval(hours => ${hours}::int)`;
  await db.execute(
    sql`update links set used_at = used_at - ${by}, expires_at = expires_at - ${by}`,
  );
  await db.execute(
    sql`update invitations set code_used_at = code_used_at - ${by}, expires_at = expires_at - ${by}`,
  );
  await db.execute(sql`update sessions set ends_at = ends_at - ${by}, ended_at = ended_at - ${by}`);
}

it("a link, its code and the visit are forgotten a day after use, the rows that tell the story are not", async () => {
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
  expect(await rows()).toEqual({ links: 1, codes: 1, all_links: 1, all_codes: 1, sessions: 1 });

  // A visit may last four hours more.
  await later(4);
  await eraseSecrets(scene.domain.db);
  expect((await rows())?.sessions).toBe(0);
});

it("a link that nobody used is good until it expires, and recognised for a day after", async () => {
  const { db } = scene.domain;
  await carryTo(scene, "individual.add", "started");
  await db.execute(sql`update links set used_at = null where token_hash not like 'erased:%'`);
  const before = await rows();
  await eraseSecrets(db);
  await later(24 + 23);
  // The invitation was used, its link was not.
  await eraseSecrets(db);
  expect((await rows())?.links).toBe(before?.links);
  await later(2);
  await eraseSecrets(db);
  expect((await rows())?.links).toBe((before?.links ?? 0) + 1);
});
