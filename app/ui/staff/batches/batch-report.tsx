import type { AccountFilter } from "#app/domain/account/account-filter.ts";
import {
  type BatchFilter,
  batchFilters,
  countShown,
} from "#app/domain/invitation/batch/batch-filter.ts";
import type {
  BatchOutcome,
  BatchRefusal,
  BatchStatus,
} from "#app/domain/invitation/batch/batch-state.ts";
import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { KeyPages } from "../accounts/key-pages.tsx";
import { Progress } from "../accounts/progress.tsx";
import { shownCount } from "../accounts/shown-count.ts";
import { BatchActs } from "./batch-acts.tsx";
import { BatchRows, type ShownBatchRow } from "./batch-rows.tsx";
import { sourceWords } from "./batch-source.ts";
import { BatchState } from "./batch-table.tsx";
import { batchRefusalWords } from "./batch-words.ts";

export type BatchCounts = Readonly<Partial<Record<BatchOutcome, number>>>;

interface Props {
  readonly found: {
    readonly id: string;
    readonly status: BatchStatus;
    readonly refusal: BatchRefusal | null;
    readonly filter: AccountFilter | null;
    readonly label: string;
    readonly isCut: boolean;
    readonly createdBy: string;
    readonly confirmedBy: string | null;
    readonly erasedAt: Date | null;
  };
  readonly counts: BatchCounts;
  readonly rows: readonly ShownBatchRow[];
  readonly show: BatchFilter;
  readonly after: number;
  readonly next: number | null;
  readonly follows: boolean;
  readonly mayInvite: boolean;
}

export function BatchReport(props: Props) {
  const { found, counts, rows, show, after, next } = props;
  const path = staffPaths.invitationBatch({ id: found.id });
  return (
    <>
      <p>
        <a href={staffPaths.invitationBatches()}>{m.accounts_batches_back()}</a>
      </p>
      <PageHeading
        title={m.accounts_batch_title()}
        lead={<span className="any-break">{`${sourceWords(found)}, ${found.createdBy}`}</span>}
      />
      <p className="desk-state">
        <BatchState status={found.status} />
        {found.confirmedBy ? (
          <span className="soft">{m.accounts_batch_confirmed_by({ name: found.confirmedBy })}</span>
        ) : null}
      </p>
      <State {...props} path={path} />
      {found.isCut ? (
        <p>{m.accounts_batch_cut({ count: shownCount(limits.batchInvitations) })}</p>
      ) : null}
      {found.erasedAt ? (
        <p className="soft">{m.accounts_import_erased({ days: limits.importKeptDays })}</p>
      ) : null}
      {props.mayInvite && !found.erasedAt ? <BatchActs {...{ found, counts, path }} /> : null}
      {countShown("all", counts) > 0 ? <Filters {...{ path, show, counts }} /> : null}
      {rows.length > 0 ? (
        <BatchRows rows={rows} />
      ) : (
        <p className="empty-state">{m.accounts_batch_no_rows()}</p>
      )}
      <KeyPages
        first={after > 0 ? `${path}?show=${show}` : null}
        next={next === null ? null : `${path}?show=${show}&after=${String(next)}`}
      />
    </>
  );
}

function State({ found, counts, path, follows }: Props & { readonly path: string }) {
  const { waiting = 0, invited = 0 } = counts;
  switch (found.status) {
    case "selecting":
      return (
        <Progress {...{ path, follows }} done={0} total={null}>
          {m.accounts_batch_selecting_body()}
        </Progress>
      );
    case "inviting":
      return (
        <Progress {...{ path, follows }} done={invited} total={invited + waiting}>
          {m.accounts_batch_inviting_body({
            done: shownCount(invited),
            total: shownCount(invited + waiting),
            pace: shownCount(limits.batchInvitationsAMinute),
          })}
        </Progress>
      );
    case "unreadable":
      return (
        <NoticePanel tone="danger" title={m.accounts_import_unreadable()}>
          <p>{found.refusal ? batchRefusalWords[found.refusal]() : null}</p>
        </NoticePanel>
      );
    case "failed":
      return (
        <NoticePanel tone="danger" title={m.accounts_batch_failed()}>
          <p>{m.accounts_batch_failed_body()}</p>
        </NoticePanel>
      );
    case "done":
      return (
        <NoticePanel
          tone="good"
          title={m.accounts_batch_done_body({ count: invited, shown: shownCount(invited) })}
        />
      );
    case "ready":
    case "stopped":
      return null;
  }
}

const filterWords: Record<BatchFilter, () => string> = {
  all: () => m.accounts_import_all(),
  waiting: () => m.accounts_batch_waiting(),
  invited: () => m.accounts_batch_invited(),
  "left-out": () => m.accounts_batch_left_out(),
};

function Filters(props: {
  readonly path: string;
  readonly show: BatchFilter;
  readonly counts: BatchCounts;
}) {
  return (
    <nav aria-label={m.accounts_batch_filters()}>
      <ul className="queue-tabs">
        {batchFilters.map((filter) => (
          <li key={filter}>
            <a
              href={`${props.path}?show=${filter}`}
              aria-current={filter === props.show ? "page" : undefined}
            >
              {filterWords[filter]()}{" "}
              <span className="queue-count">{shownCount(countShown(filter, props.counts))}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
