import { Readable } from "node:stream";
import { parseAuditAction, type ReadAction } from "#app/domain/audit/actions.ts";
import type { AuditSearch } from "#app/domain/audit/search.ts";
import type { ShownEvent } from "#app/domain/audit/shown-event.ts";
import type { Domain } from "#app/domain/domain.ts";
import { csvLine, csvStart } from "#app/domain/export/csv.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { type FoundEvent, listAuditPage } from "#db/audit-search.server.ts";
import { listStaffNames } from "#db/staff.server.ts";

type Means = Pick<Domain, "db">;

interface Look {
  readonly search: AuditSearch;
  readonly staffId: StaffId;
}

/** Recorded before anything is shown. What cannot be searched for shows nothing. */
export async function searchAudit(
  { db }: Means,
  { search, staffId }: Look,
  after: number | null,
  isFaulty = false,
) {
  if (!isFaulty) await record({ db }, "audit-searched", { search, staffId });
  const page = { after, rows: limits.auditPageRows + 1 };
  const [found, names] = await Promise.all([
    isFaulty ? [] : listAuditPage(db, search, page),
    listStaffNames(db),
  ]);
  const rows = found.slice(0, limits.auditPageRows);
  const last = rows.at(-1);
  return {
    rows: rows.map((event) => shown(event, names, staffId)),
    next: found.length > rows.length && last ? last.id : null,
    members: [...names].map(([id, name]) => ({ id, name })),
  };
}

/** A line an event, read page by page at the receiver's pace. */
export async function exportAudit(
  { db }: Means,
  look: Look,
  words: ReadonlyMap<ReadAction, string>,
) {
  await record({ db }, "audit-exported", look);
  const names = await listStaffNames(db);
  return Readable.from(linesOf({ db }, look, { names, words }));
}

interface Words {
  readonly names: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<ReadAction, string>;
}

async function* linesOf({ db }: Means, { search, staffId }: Look, { names, words }: Words) {
  const heads = ["at", "request", "number", "actor", "name", "action", "words", "details", "hash"];
  yield Buffer.from(csvStart + csvLine(heads, ";"));
  let after: number | null = null;
  for (;;) {
    const page: FoundEvent[] = await listAuditPage(db, search, {
      after,
      rows: limits.auditExportRows,
    });
    const lines = page.map((event) => {
      const { at, reference, actor, name, action, details } = shown(event, names, staffId);
      const said = details === null ? null : JSON.stringify(details);
      const { seq, hash } = event;
      const what = [event.action, words.get(action) ?? null, said, hash];
      return csvLine([at.toISOString(), reference, seq, actor, name, ...what], ";");
    });
    yield Buffer.from(lines.join(""));
    after = page.at(-1)?.id ?? null;
    if (page.length < limits.auditExportRows) return;
  }
}

function shown(
  { id, at, actor, action, details, reference, decidedAt }: FoundEvent,
  names: ReadonlyMap<string, string>,
  viewer: StaffId,
): ShownEvent {
  const isWithheld =
    action === "approval-given" && decidedAt === null && actor !== `staff:${viewer}`;
  return {
    ...{ id, at, reference },
    ...actorOf(actor, names),
    action: parseAuditAction(action),
    details: isWithheld ? null : details,
  };
}

function actorOf(actor: string, names: ReadonlyMap<string, string>) {
  if (actor === "customer" || actor === "recipient" || actor === "system")
    return { actor, name: null } as const;
  return { actor: "staff", name: names.get(actor.replace(/^staff:/, "")) ?? null } as const;
}

async function record(
  { db }: Means,
  action: "audit-searched" | "audit-exported",
  { search, staffId }: Look,
) {
  const details = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== null));
  const event = { requestId: null, actor: `staff:${staffId}`, action, details } as const;
  await db.transaction((tx) => appendAuditEvent(tx, event));
}
