import type { QueueCounts, QueueFilters } from "#app/domain/review/queue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { bulkActsOf, BulkForm, bulkFormId } from "./bulk-form.tsx";
import { Pagination } from "./pagination.tsx";
import { FilterForm, type NamedMember } from "./queue-filters.tsx";
import { QueueTable, type ShownRow } from "./queue-table.tsx";
import { QueueTabs } from "./queue-tabs.tsx";
import { QueueViews, type SavedView, ViewForms } from "./queue-views.tsx";
import { SearchForm } from "./search-form.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";
import { TakeNext } from "./take-next.tsx";

export interface QueuePageProps {
  readonly member: PageMember;
  readonly members: readonly NamedMember[];
  readonly views: readonly SavedView[];
  readonly filters: QueueFilters;
  readonly q: string;
  /** Of this page: a form that is refused comes back with the same rows. */
  readonly query: string;
  readonly counts: QueueCounts;
  readonly rows: readonly ShownRow[];
  /** Of a search; null: too many to count. */
  readonly found: number | null;
  readonly first: string | null;
  readonly next: string | null;
  /** "Take next" found nothing. */
  readonly nothingNext: boolean;
}

export interface QueueRefused {
  readonly form: "view" | "bulk";
  readonly text: string;
  readonly errors: readonly FieldError[];
}

export function QueuePage(props: QueuePageProps & { readonly refused?: QueueRefused | undefined }) {
  const { member, members, views, filters, q, query, counts, first, next, refused } = props;
  const refusedView = refused?.form === "view" ? { name: refused.text, ...refused } : undefined;
  const refusedBulk = refused?.form === "bulk" ? refused : undefined;
  const current = q ? null : filters;
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={refused?.errors} />
      <div className="desk-title">
        <h1>{m.staff_queue_title()}</h1>
        <SearchForm q={q} />
        {member.may.includes("handle") ? <TakeNext /> : null}
      </div>
      {props.nothingNext ? (
        <NoticePanel tone="info" title={m.queue_next_none_title()}>
          <p>{m.queue_next_none()}</p>
        </NoticePanel>
      ) : null}
      <QueueTabs counts={counts.tabs} current={current?.tab ?? null} />
      <QueueViews counts={counts} views={views} current={current} />
      {q ? null : <FilterForm filters={filters} members={members} />}
      <Rows {...props} />
      <Pagination first={first} next={next} />
      {props.rows.length > 0 && bulkActsOf(member).length > 0 ? (
        <BulkForm
          {...{ member, members, query }}
          errors={refusedBulk?.errors}
          reason={refusedBulk?.text}
        />
      ) : null}
      {q ? null : <ViewForms {...{ views, filters, query }} refused={refusedView} />}
    </StaffPage>
  );
}

function Rows({ rows, q, found, next, filters, member }: QueuePageProps) {
  if (rows.length === 0 && next) return <p className="empty-state">{m.queue_none_here()}</p>;
  if (rows.length === 0)
    return (
      <p className="empty-state">{q ? m.staff_found_nothing({ q }) : m.staff_queue_empty()}</p>
    );
  return (
    <QueueTable
      rows={rows}
      caption={q ? foundWords(q, found) : m.queue_caption()}
      withStatus={q !== "" || filters.tab === "alerts"}
      {...(bulkActsOf(member).length > 0 && { form: bulkFormId })}
    />
  );
}

function foundWords(q: string, found: number | null) {
  return found === null ? m.queue_found_many({ q }) : m.staff_found({ count: found, q });
}
