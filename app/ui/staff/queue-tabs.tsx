import { type QueueCounts, type QueueTab, queueTabIds } from "#app/domain/review/queue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { countWords } from "./count-words.ts";

const words: Record<QueueTab, () => string> = {
  submitted: () => m.staff_tab_submitted(),
  alerts: () => m.staff_tab_alerts(),
  undoable: () => m.undo_tab(),
  snoozed: () => m.queue_tab_snoozed(),
  returned: () => m.staff_tab_returned(),
  approved: () => m.staff_tab_approved(),
  started: () => m.staff_tab_started(),
  applied: () => m.staff_tab_applied(),
  rejected: () => m.staff_tab_rejected(),
  closed: () => m.staff_tab_closed(),
};

export function QueueTabs(props: {
  readonly counts: QueueCounts["tabs"];
  readonly current: QueueTab | null;
}) {
  return (
    <nav aria-label={m.staff_tabs_label()}>
      <ul className="queue-tabs">
        {queueTabIds.map((tab) => (
          <li key={tab}>
            <a
              href={`${staffPaths.requests()}?tab=${tab}`}
              aria-current={tab === props.current ? "page" : undefined}
            >
              {words[tab]()} <span className="queue-count">{countOf(tab, props.counts[tab])}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Only what is put off is counted to a bound. */
function countOf(tab: QueueTab, count: number) {
  return tab === "snoozed" ? countWords(count) : String(count);
}
