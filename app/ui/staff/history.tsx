import type { HistoryEntry } from "#app/domain/review/history.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { Timeline, type TimelineEntry } from "#app/ui/parts/timeline.tsx";
import { describeEntry } from "./history-entry.ts";

export function History({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  return <Timeline label={m.staff_case_history()} entries={entries.map(shown)} />;
}

function shown(entry: HistoryEntry): TimelineEntry {
  const { title, tone, words } = describeEntry(entry);
  const { at } = entry;
  if (entry.type === "event")
    return { at, title, tone, detail: words ? <blockquote>{words}</blockquote> : undefined };
  return { at, title, tone, sign: entry.channel === "sms" ? "phone" : "mail", detail: words };
}
