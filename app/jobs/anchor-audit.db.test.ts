import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import type { Services } from "#app/services.server.ts";
import { listAuditHeads, verifyAuditTrail } from "#db/audit-events.server.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { tamper } from "#tests/support/scenario/jobs.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { anchorAudit } from "./anchor-audit.server.ts";

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

  it("has its heads stored outside, so that a truncated end is detected", async () => {
    const written = new Map<string, string>();
    const store = {
      write: async (key: string, body: Readable) => {
        written.set(key, await text(body));
      },
    };
    await anchorAudit({ ...scene.domain, store } as unknown as Services);
    const [[key = "", body = ""] = []] = [...written];
    expect(key).toMatch(/^audit-anchors\/\d{4}-\d\d-\d\d\.json$/);
    const kept = JSON.parse(body) as { heads: unknown };
    expect(kept.heads).toEqual(await listAuditHeads(scene.domain.db));

    await tamper(
      scene,
      sql`delete from audit_events a where request_id = ${id}
        and seq = (select max(seq) from audit_events b where b.chain = a.chain)`,
    );
    expect((await verify()).faults).toEqual([]);
    expect(kept.heads).not.toEqual(await listAuditHeads(scene.domain.db));
  });

  it("verifies chains that span many pages", async () => {
    await tamper(
      scene,
      sql`insert into audit_events (chain, seq, at, actor, action, details, previous_hash, hash)
        select 'long', n, now(), 'system', 'x', '{}', '0', '0' from generate_series(1, 2500) n`,
    );
    const { events, faults } = await verify();
    expect(events).toBeGreaterThan(2500);
    expect(faults.filter(({ chain }) => chain === "long")).toHaveLength(2500);
  });
});
