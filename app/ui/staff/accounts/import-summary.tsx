import type { ImportCounts } from "#app/domain/account/import/import-state.ts";
import { type ImportRefusal, type ImportStatus } from "#app/domain/account/import/import-state.ts";
import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { refusalWords } from "./import-words.ts";
import { Progress } from "./progress.tsx";
import { shownCount } from "./shown-count.ts";

export interface SummedImport extends ImportCounts {
  readonly status: ImportStatus;
  readonly refusal: ImportRefusal | null;
  readonly encoding: string | null;
  readonly unknownColumns: readonly string[] | null;
  readonly missingColumns: readonly string[] | null;
  readonly written: number;
  readonly givenBy: string | null;
  readonly appliedBy: string | null;
  readonly erasedAt: Date | null;
}

export function ImportSummary(props: {
  readonly found: SummedImport;
  readonly path: string;
  readonly follows: boolean;
}) {
  const { found } = props;
  const { unknownColumns, encoding } = found;
  return (
    <>
      <State {...props} />
      {encoding ? (
        <p className="soft small">
          {m.accounts_import_encoding({ encoding })}{" "}
          {unknownColumns?.length
            ? m.accounts_import_ignored({ columns: unknownColumns.join(", ") })
            : null}
        </p>
      ) : null}
      {found.erasedAt ? (
        <p className="soft">{m.accounts_import_erased({ days: limits.importKeptDays })}</p>
      ) : null}
    </>
  );
}

function State({ found, path, follows }: Parameters<typeof ImportSummary>[0]) {
  const read = found.new + found.changed + found.unchanged + found.refused;
  const total = found.new + found.changed;
  switch (found.status) {
    case "waiting":
      return (
        <Progress {...{ path, follows }} done={0} total={null}>
          {m.accounts_import_waiting_body()}
        </Progress>
      );
    case "checking":
      return (
        <Progress {...{ path, follows }} done={read} total={null}>
          {m.accounts_import_checking_body({ count: read, shown: shownCount(read) })}
        </Progress>
      );
    case "applying":
      return (
        <Progress {...{ path, follows }} done={found.written} total={total}>
          {m.accounts_import_applying_body({
            done: shownCount(found.written),
            total: shownCount(total),
          })}
        </Progress>
      );
    case "applied":
      return <NoticePanel tone="good" title={appliedWords(found)} />;
    case "outdated":
      return (
        <NoticePanel tone="attention" title={m.accounts_import_outdated()}>
          <p>{m.accounts_import_outdated_body()}</p>
        </NoticePanel>
      );
    case "failed":
      return (
        <NoticePanel tone="danger" title={m.accounts_import_failed()}>
          <p>{m.accounts_import_failed_body()}</p>
        </NoticePanel>
      );
    case "unreadable":
      return (
        <NoticePanel tone="danger" title={m.accounts_import_unreadable()}>
          <p>{found.refusal ? refusalWords[found.refusal](found) : null}</p>
        </NoticePanel>
      );
    case "checked":
      return null;
  }
}

function appliedWords(found: SummedImport) {
  return m.accounts_import_applied_body({
    created: shownCount(found.new),
    changed: shownCount(found.changed),
    name: found.appliedBy ?? m.accounts_import_command_line(),
  });
}
