import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { anchorKey, writeAnchorObject } from "#app/domain/audit/anchor.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { checkStamp } from "#app/providers/timestamp/rfc3161.server.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { anchorsIn, type MemoryStore, memoryStore } from "#tests/support/scenario/anchors.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { tamper } from "#tests/support/scenario/jobs.ts";
import { atOnce, countRows, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { anchorAudit, anchorDay } from "./anchor-audit.server.ts";

const scenes: Scene[] = [];
let scene: Scene;
let id: RequestId;
beforeEach(async () => {
  scene = await openScene();
  scenes.push(scene);
  ({ id } = await carryTo(scene, "organisation.retired", "applied"));
});
afterAll(async () => {
  for (const opened of scenes) await opened.close();
});

const verify = () => verifyAuditTrail(scene.domain.db);

describe("the audit trail", () => {
  it("is complete after a request from the invitation to the effect", async () => {
    const { events, faults } = await verify();
    expect(faults).toEqual([]);
    expect(events).toBeGreaterThan(10);
  });

  it.each([
    ["the words", sql`action = 'rejected'`],
    ["the person", sql`actor = 'system'`],
    ["the details", sql`details = details || '{"step": "contact"}'`],
    ["the moment", sql`at = at + interval '1 millisecond'`],
  ])("tells when %s of one event were altered", async (_what, change) => {
    await tamper(
      scene,
      sql`update audit_events set ${change} where request_id = ${id} and seq = 4`,
    );
    expect((await verify()).faults).toEqual([{ chain: id, seq: 4, fault: "altered" }]);
  });

  it("reveals a missing event at the beginning or in the middle", async () => {
    await tamper(scene, sql`delete from audit_events where request_id = ${id} and seq in (1, 5)`);
    expect((await verify()).faults).toEqual([
      { chain: id, seq: 2, fault: "gap" },
      { chain: id, seq: 6, fault: "gap" },
    ]);
  });

  it("reveals that the events after a missing one were renumbered", async () => {
    await tamper(scene, sql`delete from audit_events where request_id = ${id} and seq = 5`);
    await tamper(
      scene,
      sql`update audit_events set seq = -seq where request_id = ${id} and seq > 5`,
    );
    await tamper(
      scene,
      sql`update audit_events set seq = -seq - 1 where request_id = ${id} and seq < 0`,
    );
    const [first] = (await verify()).faults;
    expect(first).toEqual({ chain: id, seq: 5, fault: "broken-link" });
  });

  it("reveals an event that was altered and hashed again", async () => {
    await tamper(
      scene,
      sql`update audit_events set action = 'nothing', hash = repeat('a', 64)
        where request_id = ${id} and seq = 3`,
    );
    expect((await verify()).faults).toEqual([
      { chain: id, seq: 3, fault: "altered" },
      { chain: id, seq: 4, fault: "broken-link" },
    ]);
  });

  it("verifies chains that span many pages", async () => {
    await tamper(
      scene,
      sql`insert into audit_events (chain, seq, at, actor, action, details, previous_hash, hash)
        select 'long', n, now(), 'system', 'x', '{}', '0', '0' from generate_series(1, 2500) n`,
    );
    const { events, faults } = await verify();
    expect(events).toBeGreaterThan(2500);
    const wrong = faults.filter(({ chain, fault }) => chain === "long" && fault !== "other-end");
    expect(wrong).toHaveLength(2500);
  });
});

describe("an anchor", () => {
  const events = () => countRows(scene, sql`audit_events`);
  const anchored = (store: MemoryStore) =>
    anchorsIn(store).flatMap(({ said }) => said.chains.flatMap(({ hashes }) => hashes)).length;

  it("holds every event once, and only chains that changed since the one before", async () => {
    const store = memoryStore();
    const means = { ...scene.domain, store };
    await anchorAudit(means);
    expect(anchored(store)).toBe(await events());
    await anchorAudit(means);
    expect(store.objects.size).toBe(1);
    await carryTo(scene, "individual.add", "submitted");
    await anchorAudit(means);
    const [first, second] = anchorsIn(store);
    expect(anchored(store)).toBe(await events());
    expect(second?.said.previous).toBe(first?.sha256);
    const changed = second?.said.chains.map(({ chain }) => chain) ?? [];
    expect(changed).toContain("system");
    expect(changed).not.toContain(id);
  });

  it("is written every day, even without news", async () => {
    const means = { ...scene.domain, store: memoryStore(), stamper: null };
    await anchorDay(means);
    await anchorDay(means);
    expect(anchorsIn(means.store).map(({ said }) => said.chains.length > 0)).toEqual([true, false]);
  });

  it("holds so many events at most; what is more goes into the next one at once", async () => {
    const store = memoryStore();
    await withLimit("anchoredEvents", 7, () => anchorAudit({ ...scene.domain, store }));
    expect(store.objects.size).toBe(Math.ceil((await events()) / 7));
    expect(anchored(store)).toBe(await events());
    expect((await verifyAll(store)).faults).toEqual([]);
  });

  it("is written by one of several workers at once", async () => {
    const store = memoryStore();
    await atOnce(5, () => anchorAudit({ ...scene.domain, store }));
    expect(anchored(store)).toBe(await events());
    expect(store.writes).toBe(store.objects.size);
  });

  it("that a dead worker claimed is written by another one after some minutes", async () => {
    const store = memoryStore();
    const claim = sql`insert into audit_anchors (number) values (1)`;
    await scene.domain.db.execute(claim);
    await anchorAudit({ ...scene.domain, store });
    expect(store.objects.size).toBe(0);
    await withLimit("anchorClaimMinutes", 0, () => anchorAudit({ ...scene.domain, store }));
    expect(anchored(store)).toBe(await events());
  });

  it("that was written just before the worker died is taken over, never overwritten", async () => {
    const store = memoryStore();
    await anchorAudit({ ...scene.domain, store });
    const before = new Map(store.objects);
    await scene.domain.db.execute(sql`delete from audit_anchors`);
    await scene.domain.db.execute(sql`update audit_heads set anchored_seq = 0`);
    await carryTo(scene, "individual.add", "submitted");
    await anchorAudit({ ...scene.domain, store });
    expect([...store.objects].slice(0, before.size)).toEqual([...before]);
    expect(anchored(store)).toBe(await events());
    expect((await verifyAll(store)).anchorFaults).toEqual([]);
  });

  it("that a stranger put in its place is not overwritten either: the job fails", async () => {
    const store = memoryStore();
    const said = { format: "passerelle-audit-anchor/1", number: 1, at: new Date().toISOString() };
    const thief = createSecrets("t".repeat(32));
    const forgery = writeAnchorObject({ ...said, previous: null, chains: [] } as never, thief.sign);
    for (const object of ["{}\n{}\n", forgery]) {
      store.objects.set(anchorKey(1), object);
      await expect(anchorAudit({ ...scene.domain, store })).rejects.toThrow("not ours");
      expect(store.objects.get(anchorKey(1))).toBe(object);
    }
  });

  it("that the store did not take is written by the next run", async () => {
    const store = memoryStore();
    store.fails = true;
    await expect(anchorAudit({ ...scene.domain, store })).rejects.toThrow("the store is away");
    store.fails = false;
    await anchorAudit({ ...scene.domain, store });
    expect(anchored(store)).toBe(await events());
  });

  it.each([
    ["missing", (store: MemoryStore) => store.objects.delete(anchorKey(2))],
    ["malformed", (store: MemoryStore) => store.objects.set(anchorKey(2), "nothing")],
    ["signature", (store: MemoryStore) => swapIn(store, /"at":"2/, '"at":"1')],
    ["unlinked", (store: MemoryStore) => store.objects.set(anchorKey(2), forged(store))],
  ])("that is %s is found, with its number", async (fault, harm) => {
    const store = memoryStore();
    for (let count = 0; count < 3; count += 1) {
      await anchorDay({ ...scene.domain, store, stamper: null });
    }
    expect((await verifyAll(store)).anchorFaults).toEqual([]);
    harm(store);
    expect((await verifyAll(store)).anchorFaults).toContainEqual({ anchor: 2, fault });
  });

  it("of an older key is believed through the later one of ours, and not without", async () => {
    const store = memoryStore();
    await anchorDay({ ...scene.domain, store, stamper: null });
    const now = { ...scene.domain, secrets: createSecrets("n".repeat(32)) };
    const faultsOf = async () =>
      (await verifyAudit({ ...now, store, checkStamp })).anchorFaults.map(({ fault }) => fault);
    expect(await faultsOf()).toEqual(["unknown-key"]);
    await anchorDay({ ...now, store, stamper: null });
    expect(await faultsOf()).toEqual([]);
  });

  it("is stamped once a day, and a stamp of another text is found", async () => {
    const store = memoryStore();
    const stamped: string[] = [];
    const stamper = {
      stamp: (sha256: Buffer) => {
        stamped.push(sha256.toString("hex"));
        return Promise.resolve(Buffer.from("no stamp"));
      },
    };
    await anchorDay({ ...scene.domain, store, stamper });
    expect(stamped).toEqual([anchorsIn(store)[0]?.sha256]);
    expect((await verifyAll(store)).anchorFaults).toEqual([{ anchor: 1, fault: "stamp" }]);
  });
});

/** Two lines that a thief with a key of their own would write. */
function forged(store: MemoryStore) {
  const said = anchorsIn(store)[1]?.said ?? expect.fail("no anchor");
  const thief = createSecrets("t".repeat(32));
  return writeAnchorObject({ ...said, previous: "0".repeat(64) }, thief.sign);
}

function swapIn(store: MemoryStore, from: RegExp, to: string) {
  const object = store.objects.get(anchorKey(2)) ?? "";
  store.objects.set(anchorKey(2), object.replace(from, to));
}

const verifyAll = (store: MemoryStore) => verifyAudit({ ...scene.domain, store, checkStamp });
