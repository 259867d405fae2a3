import { buffer } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuditSearch, readAuditSearch } from "#app/domain/audit/search.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { withLimit } from "#tests/support/limits.ts";
import { approve, carryTo } from "#tests/support/scenario/cases.ts";
import { tamper } from "#tests/support/scenario/jobs.ts";
import { countRows, openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { exportAudit, searchAudit } from "./search-audit.server.ts";

let scene: Scene;
let auditor: StaffId;
let id: RequestId;
let reference: string;
beforeAll(async () => {
  scene = await openScene();
  auditor = await scene.addStaff(["auditor"]);
  ({ id } = await carryTo(scene, "organisation.retired", "applied"));
  await carryTo(scene, "individual.add", "submitted");
  ({ reference } = await requestOf(scene, id));
});
afterAll(() => scene.close());

const searchFor = (query: string): AuditSearch => {
  const { search, faults } = readAuditSearch(new URLSearchParams(query));
  expect(faults).toEqual([]);
  return search;
};

const find = (query: string, after: number | null = null) =>
  searchAudit(scene.domain, { search: searchFor(query), staffId: auditor }, after);

async function exported(query: string) {
  const look = { search: searchFor(query), staffId: auditor };
  const body = await exportAudit(scene.domain, look, new Map([["approved", "Approuvée"]]));
  // A decoder would swallow the mark at the beginning.
  return (await buffer(body)).toString("utf8");
}

describe("the search of the audit trail", () => {
  it("finds the events of a request, newest first, with names and no others", async () => {
    const { rows } = await find(`reference=${reference}`);
    const stored = sql`audit_events where request_id = ${id}`;
    expect(rows).toHaveLength(await countRows(scene, stored));
    expect(new Set(rows.map((row) => row.reference))).toEqual(new Set([reference]));
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(rows.find(({ action }) => action === "approved")).toMatchObject({
      actor: "staff",
      name: "Dominique",
    });
  });

  it("finds by person, by action and by both", async () => {
    const by = await find(`actor=staff:${scene.reviewer}`);
    expect(by.rows.length).toBeGreaterThan(0);
    expect(by.rows.every(({ actor }) => actor === "staff")).toBe(true);
    const approvals = await find("action=approved");
    expect(approvals.rows.map(({ action }) => action)).toEqual(["approved"]);
    const none = await find(`actor=staff:${scene.inviter}&action=approved`);
    expect(none).toMatchObject({ rows: [], next: null });
    expect((await find("actor=customer")).rows.every(({ actor }) => actor === "customer")).toBe(
      true,
    );
  });

  it("takes days of Paris, the last one included", async () => {
    const at = async (moment: string) =>
      tamper(
        scene,
        sql`update audit_events set at = ${moment}::timestamptz
        where request_id = ${id} and action = 'approved'`,
      );
    const days = "action=approved&from=2026-07-14&to=2026-07-14";
    for (const [moment, found] of [
      ["2026-07-13T21:59:59Z", 0],
      ["2026-07-13T22:00:00Z", 1],
      ["2026-07-14T21:59:59Z", 1],
      ["2026-07-14T22:00:00Z", 0],
    ] as const) {
      await at(moment);
      expect((await find(days)).rows, moment).toHaveLength(found);
    }
  });

  it("shows every event once over its pages, although new ones come in meanwhile", async () => {
    const { total, seen } = await withLimit("auditPageRows", 4, async () => {
      const before = await countRows(scene, sql`audit_events where action <> 'audit-searched'`);
      const shown: number[] = [];
      for (let after: number | null = null; ;) {
        const page: Awaited<ReturnType<typeof find>> = await find("", after);
        expect(page.rows.length).toBeLessThanOrEqual(4);
        for (const row of page.rows) if (row.action !== "audit-searched") shown.push(row.id);
        after = page.next;
        if (after === null) return { total: before, seen: shown };
      }
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(total);
  });

  it("is an event itself, with what was looked for; a faulty one is none and shows nothing", async () => {
    const own = sql`audit_events where action = 'audit-searched' and actor = ${`staff:${auditor}`}`;
    const before = await countRows(scene, own);
    await find(`action=rejected&reference=${reference}`);
    const said = sql`audit_events where action = 'audit-searched' and details
      = ${JSON.stringify({ action: "rejected", reference })}::jsonb`;
    expect(await countRows(scene, said)).toBe(1);
    const look = { search: searchFor(""), staffId: auditor };
    const faulty = await searchAudit(scene.domain, look, null, true);
    expect(faulty.rows).toEqual([]);
    expect(await countRows(scene, own)).toBe(before + 1);
  });

  it("hides before the decision why a colleague approved, and from the file too", async () => {
    const open = await carryTo(scene, "organisation.retired", "submitted");
    await approve(scene, open.id, await scene.addStaff());
    const { reference: waiting } = await requestOf(scene, open.id);
    const given = await find(`reference=${waiting}&action=approval-given`);
    for (const { details } of given.rows) expect(details).toBeNull();
    const lines = (await exported(`reference=${waiting}&action=approval-given`)).split("\r\n");
    for (const line of lines.slice(1, -1)) expect(line).not.toContain("because");
  });
});

describe("an export of the audit trail", () => {
  it("holds a line an event, read in pages, with the words of its reader", async () => {
    const file = await withLimit("auditExportRows", 3, () => exported(`reference=${reference}`));
    const lines = file.trimEnd().split("\r\n");
    expect(lines[0]).toBe("\ufeffat;request;number;actor;name;action;words;details;hash");
    const stored = await countRows(scene, sql`audit_events where request_id = ${id}`);
    expect(lines).toHaveLength(stored + 1);
    expect(lines.filter((line) => line.includes(";approved;Approuvée;"))).toHaveLength(1);
    expect(lines.every((line, index) => index === 0 || /;[0-9a-f]{64}$/.test(line))).toBe(true);
  });

  it("is an event itself", async () => {
    await exported("action=submitted");
    const said = sql`audit_events where action = 'audit-exported'
      and details = '{"action": "submitted"}'::jsonb`;
    expect(await countRows(scene, said)).toBe(1);
  });

  it("makes no formula of what people typed", async () => {
    const name = "=HYPERLINK(1)";
    await scene.domain.db.execute(
      sql`update staff set name = ${name} where id = ${scene.reviewer}`,
    );
    const file = await exported(`actor=staff:${scene.reviewer}`);
    expect(file).toContain(`;"'${name}";`);
    expect(file).not.toContain(`;${name}`);
  });
});

it("A search reads a page from an index, whatever it asks for", async () => {
  await tamper(
    scene,
    sql`insert into audit_events (chain, seq, at, actor, action, details, previous_hash, hash)
      select 'many', n, now() - n * interval '1 second', 'customer', 'answered', '{}', '0', '0'
      from generate_series(1, 60000) n`,
  );
  await scene.domain.db.execute(sql`analyze audit_events`);
  const queries = [
    "",
    "actor=system",
    "action=approved",
    `actor=staff:${scene.reviewer}&action=approved`,
  ];
  for (const query of [...queries, `reference=${reference}`, "from=2026-01-01&to=2026-01-02"]) {
    const before = await scanned();
    await find(query);
    expect((await scanned()) - before, query).toBe(0);
  }

  /** Whole reads of the table so far. */
  async function scanned() {
    await scene.domain.db.execute(sql`select pg_stat_force_next_flush()`);
    const [row] = await scene.domain.db.execute<{ scans: number }>(
      sql`select seq_scan::int as scans from pg_stat_user_tables where relname = 'audit_events'`,
    );
    return row?.scans ?? 0;
  }
}, 60_000);
