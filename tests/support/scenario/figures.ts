import { sql } from "drizzle-orm";
import { type Movement, movements } from "#app/domain/audit/actions.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import { addDays, type Day, parseDay } from "#app/domain/statistics/day.ts";
import { dropOutPlace } from "#app/domain/statistics/drop-out.ts";
import { findRequest } from "#db/requests.server.ts";
import { auditEvents } from "#db/schema/audit-events.ts";
import { dailyCounts, dailyWaits } from "#db/schema/figures.ts";
import { messages } from "#db/schema/messages.ts";
import { tamper } from "./jobs.ts";
import type { Scene } from "./scenario.ts";

const paris = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris", dateStyle: "short" });
export const dayOf = (at: Date) => parseDay(paris.format(at)) as Day;

/** In the order in which they happened. */
export async function eventsOf({ domain }: Scene) {
  const rows = await domain.db.select().from(auditEvents).orderBy(auditEvents.id);
  return rows.filter(({ requestId }) => requestId !== null);
}

/** Without decisions that were taken back. */
async function standingEvents(scene: Scene) {
  const all = await eventsOf(scene);
  const back = all.filter(({ action }) => ["decision-undone", "decision-voided"].includes(action));
  const reviews = new Set(back.map(({ details }) => details["review"]));
  const isDecision = (action: string) =>
    ["approved", "rejected", "changes-requested"].includes(action);
  return all.filter(
    ({ action, details }) => !isDecision(action) || !reviews.has(details["review"]),
  );
}

/** As if everything after this event had happened in the 24 hours from the evening before. */
export async function moveEvents(scene: Scene, afterId: number, day: Day, random: () => number) {
  const from = Date.parse(`${addDays(day, -1)}T20:00:00Z`);
  const rows = (await eventsOf(scene)).filter(({ id }) => id > afterId);
  let passed = 0;
  const moved = rows.map(({ id }) => {
    passed += Math.max(0, random() * 24 * 3_600_000 - passed) * random() ** 2;
    return { id, at: new Date(from + passed).toISOString() };
  });
  await tamper(
    scene,
    sql`update audit_events set at = moved.at
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as moved (id bigint, at timestamptz)
    where audit_events.id = moved.id`,
  );
  return rows.at(-1)?.id ?? afterId;
}

/** Counted in the plainest way, row by row; the day's calendar comes from `Intl`. */
export async function plainCounts(scene: Scene): Promise<string[]> {
  const counts = new Map<string, number>();
  const add = (day: Day, figure: string, key: string, part = "") => {
    const name = [day, figure, key, part].join(" ");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const lastMoves = new Map<string, string>();
  for (const { requestId, at, action, details } of await standingEvents(scene)) {
    if (!requestId) continue;
    const day = dayOf(at);
    if (action === "started") add(day, "started", "");
    if (!movements.includes(action as Movement)) continue;
    const request = await findRequest(scene.domain.db, requestId);
    if (!request) throw new Error("the request is gone");
    const last = lastMoves.get(requestId);
    add(day, action, (details["situation"] as string | undefined) ?? "none");
    if (action === "rejected") add(day, "reason", "other");
    if (action === "changes-requested") {
      add(day, "changes-reason", "other");
      for (const step of details["steps"] as StepId[]) add(day, "changes-step", step);
    }
    const ended = ["withdrawn", "expired", "superseded"].includes(action);
    if (ended && last !== "submitted") {
      const place = dropOutPlace({ ...request, wasReturned: last !== undefined });
      add(day, "drop-out", place, action);
    }
    lastMoves.set(requestId, action);
  }
  for (const { channel, sentTo, status, createdAt, provider } of await scene.domain.db
    .select()
    .from(messages)) {
    if (channel !== "sms") continue;
    const state = ["queued", "sending"].includes(status) ? "waiting" : status;
    const place = sentTo.startsWith("+33") ? "mainland" : "abroad";
    add(dayOf(createdAt), `sms-${state}`, provider ?? "none", place);
  }
  return [...counts].map(([name, count]) => `${name} ${String(count)}`).sort();
}

/** Seconds from the last submission to a decision that answers it, by day and situation. */
export async function plainWaits(scene: Scene): Promise<string[]> {
  const waits = new Map<string, number[]>();
  const last = new Map<string, { action: string; at: Date }>();
  for (const { requestId, at, action, details } of await standingEvents(scene)) {
    if (!requestId || !movements.includes(action as Movement)) continue;
    const before = last.get(requestId);
    if (["approved", "rejected"].includes(action) && before?.action === "submitted") {
      const seconds = Math.round((at.getTime() - before.at.getTime()) / 1000);
      for (const key of [String(details["situation"]), "all"]) {
        const name = `${dayOf(at)} ${key}`;
        waits.set(name, [...(waits.get(name) ?? []), seconds]);
      }
    }
    last.set(requestId, { action, at });
  }
  return [...waits]
    .map(([name, all]) => {
      const sorted = all.sort((a, b) => a - b);
      const rank = (share: number) => sorted[Math.ceil(sorted.length * share) - 1];
      return [name, sorted.length, rank(0.5), rank(0.9)].join(" ");
    })
    .sort();
}

export async function keptCounts({ domain }: Scene): Promise<string[]> {
  const rows = await domain.db.select().from(dailyCounts);
  return rows
    .map(({ day, figure, key, part, count }) => [day, figure, key, part, count].join(" "))
    .sort();
}

export async function keptWaits({ domain }: Scene): Promise<string[]> {
  const rows = await domain.db.select().from(dailyWaits);
  return rows
    .map(({ day, situation, decided, p50, p90 }) => [day, situation, decided, p50, p90].join(" "))
    .sort();
}
