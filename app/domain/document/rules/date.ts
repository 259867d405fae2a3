import { hourMs } from "#app/domain/durations.ts";
import { limits } from "#app/domain/limits.ts";
import { extractKinds, factsOf } from "./documents.ts";
import { rule } from "./rule.ts";

/** The earliest time zone is 14 hours ahead of UTC. */
const earliestZoneMs = 14 * hourMs;

/** Recent extracts are custom, not law, so an older one is only a notice. */
export const date = rule({
  id: "date",
  level: "serious",
  audience: "both",
  reads: true,
  answers: {
    fresh: "pass",
    dated: "pass",
    old: "fail",
    "long-ago": "unknown",
    future: "fail",
    missing: "unknown",
  },
  appliesTo: () => true,
  judge: ({ document, today }) => {
    const facts = factsOf(document, "date")
      .filter(({ value }) => isDay(value))
      .sort((a, b) => (a.value < b.value ? -1 : 1));
    const [oldest, newest] = [facts[0], facts.at(-1)];
    if (!oldest || !newest) return { answer: "missing" };
    if (newest.value > dayOf(new Date(today.getTime() + earliestZoneMs)))
      return { answer: "future", values: { date: newest.value }, facts: [newest] };
    const found = { values: { date: oldest.value }, facts: [oldest] };
    if (!extractKinds.includes(document.kind)) {
      const isLongAgo = oldest.value < monthsBefore(today, limits.documentMonths);
      return { answer: isLongAgo ? "long-ago" : "dated", ...found };
    }
    if (oldest.value < monthsBefore(today, limits.extractMonths))
      return { answer: "old", level: "notice", ...found };
    return { answer: "fresh", ...found };
  },
});

function isDay(text: string) {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && dayOf(at) === text;
}

function dayOf(at: Date) {
  return at.toISOString().slice(0, 10);
}

function monthsBefore(today: Date, months: number) {
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const last = new Date(Date.UTC(year, month - months + 1, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - months, Math.min(day, last))));
}
