import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { dayMs } from "#app/domain/durations.ts";
import { limits } from "#app/domain/limits.ts";
import { listKeysWithout, retireKeysBut } from "#db/secret-keys.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { newKey, usesOfTheKey, withKeys } from "#tests/support/scenario/rotation.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { findLeft } from "./find-left.server.ts";
import { noteKey } from "./note-key.server.ts";
import { resealPlace } from "./reseal.server.ts";
import { type RestingPlace, restingPlaces } from "./resting-places.ts";

let opened: Scene;
beforeEach(async () => {
  opened = await openScene();
});
afterEach(() => opened.close());

const [first, second] = [newKey(), newKey()];
const under = (...keys: Uint8Array[]) => withKeys(opened, keys).domain;

const place = (column: string, table: string) =>
  restingPlaces.find((one) => one.column === column && one.table === table) ?? expect.fail(table);
const seconds = place("totp_sealed", "staff");

const described = (left: Awaited<ReturnType<typeof findLeft>>) =>
  left.map((one) => ("place" in one ? `${one.kind} ${one.place.what} ${one.count}` : one.kind));

async function members(count: number) {
  for (let made = 0; made < count; made += 1)
    await usesOfTheKey["an enrolment that was begun"].make(withKeys(opened, [first]));
}

async function keyIdsIn({ table, column }: RestingPlace) {
  const rows = await opened.domain.db.execute<{ key: string }>(
    sql`select distinct left(${sql.identifier(column)}, 8) as key from ${sql.identifier(table)}
      where ${sql.identifier(column)} is not null`,
  );
  return rows.map(({ key }) => key);
}

it("Every place is sealed again in batches, and a second run finds nothing", async () => {
  await members(7);
  const domain = under(second, first);
  expect(await withLimit("resealBatch", 3, () => resealPlace(domain, seconds))).toBe(7);
  expect(await keyIdsIn(seconds)).toEqual([domain.secrets.keyIds[0]]);
  expect(await resealPlace(domain, seconds)).toBe(0);
});

it("A run that was interrupted goes on where it was", async () => {
  await members(5);
  const domain = under(second, first);
  const broken = { ...domain, secrets: { ...domain.secrets } };
  let left = 3;
  broken.secrets.reseal = (sealed, about) => {
    if (left-- === 0) throw new Error("killed");
    return domain.secrets.reseal(sealed, about);
  };
  await expect(withLimit("resealBatch", 2, () => resealPlace(broken, seconds))).rejects.toThrow();
  expect((await keyIdsIn(seconds)).length).toBe(2);
  expect(await resealPlace(domain, seconds)).toBe(3);
  expect(await keyIdsIn(seconds)).toEqual([domain.secrets.keyIds[0]]);
});

it("Several runs at once put every row under the new key, and lose none", async () => {
  await members(6);
  const domain = under(second, first);
  await noteKey(domain);
  await withLimit("resealBatch", 2, () =>
    Promise.all([1, 2, 3].map(() => resealPlace(domain, seconds))),
  );
  expect(await keyIdsIn(seconds)).toEqual([domain.secrets.keyIds[0]]);
  expect(described(await findLeft(domain))).not.toContain("rows second factors of staff 6");
});

it("A row that changes while it is sealed keeps its new value", async () => {
  await members(1);
  const domain = under(second, first);
  const racing = { ...domain, secrets: { ...domain.secrets } };
  const other = domain.secrets.seal("changed meanwhile", "totp:other");
  racing.secrets.reseal = (sealed, about) => domain.secrets.reseal(sealed, about);
  racing.db = new Proxy(domain.db, {
    get(db, name, receiver) {
      if (name !== "execute") return Reflect.get(db, name, receiver) as unknown;
      return async (query: ReturnType<typeof sql>) => {
        const rows = await db.execute(query);
        await db.execute(sql`update staff set totp_sealed = ${other} where totp_sealed is not null
          and totp_sealed not like ${`${domain.secrets.keyIds[0]}.%`}`);
        return rows;
      };
    },
  });
  await resealPlace(racing, seconds);
  const [row] = await domain.db.execute<{ sealed: string }>(
    sql`select totp_sealed as sealed from staff where totp_sealed is not null`,
  );
  expect(row?.sealed).toBe(other);
});

it("The command says what is left: rows, messages, and until when browsers are known", async () => {
  await noteKey(under(first));
  await usesOfTheKey["a second factor"].make(withKeys(opened, [first]));
  await usesOfTheKey["a link that was asked for"].make(withKeys(opened, [first]));
  await usesOfTheKey["an invitation that is mailed again"].make(withKeys(opened, [first]));
  const domain = under(second, first);
  await noteKey(domain);
  const before = await findLeft(domain);
  expect(described(before)).toEqual([
    "rows second factors of staff 1",
    "rows unique codes 1",
    "jobs",
    "messages",
    "browsers",
    "attempts",
  ]);
  const browsers = before.find(({ kind }) => kind === "browsers");
  const until = browsers && "until" in browsers ? browsers.until.getTime() : 0;
  expect(Math.abs(until - Date.now() - limits.knownBrowserDays * dayMs)).toBeLessThan(60_000);
  for (const one of restingPlaces) await resealPlace(domain, one);
  expect(described(await findLeft(domain))).toEqual(["jobs", "messages", "browsers", "attempts"]);
  await domain.db.execute(sql`delete from graphile_worker._private_jobs`);
  await domain.db.execute(
    sql`update secret_keys set current_since = now() - interval '91 days'
      where id = ${domain.secrets.keyIds[0]}`,
  );
  expect(await findLeft(domain)).toEqual([]);
});

it("Rows under a key that is not given are named with its id, and left alone", async () => {
  await members(2);
  await noteKey(under(second));
  const domain = under(second);
  expect(await resealPlace(domain, seconds)).toBe(0);
  const [gone] = await findLeft(domain);
  expect(gone).toMatchObject({ kind: "gone", count: 2, key: under(first).secrets.keyIds[0] });
  expect(await keyIdsIn(seconds)).toEqual(under(first).secrets.keyIds);
});

it("A digest of an earlier version is reported until it ends, once there is an older key", async () => {
  await noteKey(under(second));
  await usesOfTheKey["a unique code"].make(withKeys(opened, [first]));
  await opened.domain.db.execute(sql`update invitations set code_hash = repeat('0', 64)`);
  expect(described(await findLeft(under(second, first)))).toContain("former unique codes 1");
  expect(described(await findLeft(under(second)))).toEqual([]);
});

it("A process that starts without a key that may still be needed is told its id", async () => {
  expect(await noteKey(under(first))).toEqual([]);
  expect(await noteKey(under(second, first))).toEqual([]);
  expect(await noteKey(under(second))).toEqual(under(first).secrets.keyIds);
  const { db, secrets } = under(second);
  await retireKeysBut(db, secrets.keyIds[0]);
  expect(await noteKey(under(second))).toEqual([]);
  // This key seals again, so a later process without it is told again.
  await noteKey(under(first, second));
  expect(await listKeysWithout(db, under(second).secrets.keyIds)).toEqual(
    under(first).secrets.keyIds,
  );
});
