import { filtersQuery, type QueueCounts, type QueueFilters } from "#app/domain/review/queue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";
import { countWords } from "./count-words.ts";
import { viewIntents } from "./intents.ts";

export interface SavedView {
  readonly id: string;
  readonly name: string;
  readonly filters: string;
}

interface QueueViewsProps {
  readonly counts: QueueCounts;
  readonly views: readonly SavedView[];
  /** Null while a search is shown. */
  readonly current: QueueFilters | null;
}

const noFilter = { situation: null, risk: null, assignee: null, language: null, late: false };
const toExamine: QueueFilters = { tab: "submitted", ...noFilter };

/** What everybody looks for, then the member's own views. */
export function QueueViews({ counts, views, current }: QueueViewsProps) {
  const shown = current && filtersQuery(current);
  const link = (filters: string, label: string, count?: number) => (
    <li key={filters + label}>
      <a
        href={`${staffPaths.requests()}?${filters}`}
        aria-current={filters === shown ? "page" : undefined}
      >
        {label}{" "}
        {count === undefined ? null : <span className="queue-count">{countWords(count)}</span>}
      </a>
    </li>
  );
  const common = (filters: Partial<QueueFilters>, label: string, count: number) =>
    link(filtersQuery({ ...toExamine, ...filters }), label, count);
  return (
    <nav aria-label={m.queue_views_label()}>
      <ul className="queue-views">
        {common({ assignee: "me" }, m.queue_view_mine(), counts.mine)}
        {common({ assignee: "none" }, m.queue_view_unassigned(), counts.unassigned)}
        {common({ late: true }, m.queue_view_late(), counts.late)}
        {views.map(({ filters, name }) => link(filters, name))}
      </ul>
    </nav>
  );
}

interface ViewFormsProps {
  readonly views: readonly SavedView[];
  readonly filters: QueueFilters;
  readonly query: string;
  readonly refused?: { readonly name: string; readonly errors: readonly FieldError[] } | undefined;
}

export function ViewForms({ views, filters, query, refused }: ViewFormsProps) {
  return (
    <details className="queue-more" open={refused !== undefined}>
      <summary>{m.queue_views_manage()}</summary>
      <form
        method="post"
        noValidate
        action={`${staffPaths.requestsViews()}?${query}`}
        className="flow-tight"
      >
        <input type="hidden" name="filters" value={filtersQuery(filters)} />
        <TextField
          name="name"
          label={m.queue_view_name()}
          hint={m.queue_view_hint()}
          value={refused?.name}
          errors={refused?.errors}
        />
        <SecondaryButton {...viewIntents.button("save")}>{m.queue_view_save()}</SecondaryButton>
      </form>
      <ul className="queue-views">
        {views.map(({ id, name }) => (
          <li key={id}>
            <form method="post" action={staffPaths.requestsViews()}>
              <input type="hidden" name="id" value={id} />
              <button type="submit" className="button-link" {...viewIntents.button("delete")}>
                {m.queue_view_delete({ name })}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
