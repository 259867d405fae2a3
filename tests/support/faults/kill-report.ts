import { type Outage, type Victim, victims } from "./kill-scene.ts";
import type { Person } from "./person.ts";
import { listWaits, type SentRow, waitedMs } from "./sent.ts";

export interface KillRun {
  readonly persons: readonly Person[];
  readonly outages: readonly Outage[];
  readonly sent: readonly SentRow[];
}

/** What happened, for people: kills by victim, messages, waits. */
export function reportOf({ persons, outages, sent }: KillRun): string {
  const kills = victims.map((victim) => killsOf(victim, outages)).join(", ");
  const waits = listWaits(persons, sent).map((wait) => Math.round(waitedMs(wait, outages)));
  const unknown = sent.filter(({ status }) => status === "unknown");
  const requests = persons.flatMap(({ visitor }) => visitor.trail);
  const failed = requests.filter((one) => / (5\d\d|cut)$/.test(one));
  return [
    `${String(persons.length)} journeys, ${String(requests.length)} requests, ${String(failed.length)} failed`,
    `killed: ${kills}`,
    `${String(sent.length)} messages, ${String(unknown.length)} with an unknown outcome`,
    `waits over 5 s: ${waits.filter((ms) => ms > 5_000).join(", ")}; the longest ${String(Math.max(...waits))} ms`,
  ].join("\n");
}

function killsOf(victim: Victim, outages: readonly Outage[]) {
  const times = outages.filter((one) => one.victim === victim).map(({ from, to }) => to - from);
  const longest = Math.max(0, ...times);
  return `${victim} ${String(times.length)} (away at most ${String(longest)} ms)`;
}

export function trailOf({ account, situation, visitor }: Person): string {
  return `${account.login} (${situation.id}): ${visitor.trail.join(", ")}`;
}
