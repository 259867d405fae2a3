import type { AccountHistoryEntry } from "#app/domain/review/account-page.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { Timeline, type TimelineEntry } from "#app/ui/parts/timeline.tsx";
import { ofMessage } from "../history.tsx";
import { actorWords } from "../history-entry.ts";
import { eventTitle, eventTone } from "../history-words.ts";
import { fieldWords } from "./import-words.ts";

interface Props {
  readonly entries: readonly AccountHistoryEntry[];
  readonly mayReadImports: boolean;
}

export function AccountHistory({ entries, mayReadImports }: Props) {
  return (
    <Timeline
      label={m.accounts_history_title()}
      entries={entries.map((entry) => timelineEntry(entry, mayReadImports))}
    />
  );
}

function timelineEntry(entry: AccountHistoryEntry, mayReadImports: boolean): TimelineEntry {
  if (entry.kind === "message") return ofMessage({ ...entry, type: "message" });
  const { at, by } = entry;
  const who = actorWords[by.kind](by.name);
  switch (entry.kind) {
    case "event":
      return {
        at,
        title: `${eventTitle(entry.action)} (${who})`,
        tone: eventTone(entry.action),
        detail: <RequestLink reference={entry.reference} />,
      };
    case "invitation":
      return {
        at,
        title: `${eventTitle("invited")} (${who})`,
        tone: entry.isOther ? "attention" : "info",
        detail: (
          <>
            {entry.to}
            {entry.isOther ? ` – ${m.staff_risk_other_recipient()}` : null}
          </>
        ),
      };
    case "import":
      return {
        at,
        title: `${entry.fields.length > 0 ? m.accounts_history_changed() : m.accounts_history_created()} (${who})`,
        tone: entry.fields.includes("knownPhone") ? "attention" : "neutral",
        detail: (
          <>
            {changedWords(entry.fields)}{" "}
            {mayReadImports ? (
              <a href={staffPaths.accountImport({ id: entry.id })}>{m.accounts_history_import()}</a>
            ) : null}
          </>
        ),
      };
  }
}

function changedWords(fields: readonly string[]) {
  return fields.map((field) => fieldWords[field]?.() ?? field).join(", ");
}

function RequestLink({ reference }: { readonly reference: string }) {
  return (
    <a className="mono nowrap" href={staffPaths.request({ reference })}>
      {reference}
    </a>
  );
}
