import type { RowFilter } from "#app/domain/account/import/import-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { ImportActs } from "./import-acts.tsx";
import { ImportFilters } from "./import-filters.tsx";
import { ImportRows, type ShownRow } from "./import-rows.tsx";
import { ImportSummary, type SummedImport } from "./import-summary.tsx";
import { ImportState } from "./import-table.tsx";
import { importTitle } from "./import-title.ts";
import { KeyPages } from "./key-pages.tsx";

interface Props {
  readonly found: SummedImport & {
    readonly id: string;
    readonly label: string;
    readonly plan: string | null;
    readonly isStored: boolean;
    readonly createdAt: Date;
  };
  readonly rows: readonly ShownRow[];
  readonly stale: number;
  readonly show: RowFilter;
  readonly after: number;
  readonly next: number | null;
  readonly follows: boolean;
  readonly mayApply: boolean;
}

export function ImportReport({ found, rows, stale, show, after, next, follows, mayApply }: Props) {
  const path = staffPaths.accountImport({ id: found.id });
  const givenBy = found.givenBy ?? m.accounts_import_command_line();
  const lead = found.label ? `${found.label}, ${givenBy}` : givenBy;
  const hasRows = found.new + found.changed + found.unchanged + found.refused > 0;
  return (
    <>
      <p>
        <a href={staffPaths.accountImports()}>{m.accounts_import_back()}</a>
      </p>
      <PageHeading title={importTitle(found)} lead={<span className="any-break">{lead}</span>} />
      <p className="desk-state">
        <ImportState status={found.status} />
      </p>
      <ImportSummary {...{ found, path, follows }} />
      {mayApply ? <ImportActs found={found} path={path} /> : null}
      {hasRows && found.status !== "unreadable" && !found.erasedAt ? (
        <>
          <ImportFilters {...{ path, stale, show }} counts={found} />
          {rows.length > 0 ? (
            <ImportRows rows={rows} />
          ) : (
            <p className="empty-state">{m.accounts_import_no_rows()}</p>
          )}
          <KeyPages
            first={after > 0 ? `${path}?show=${show}` : null}
            next={next === null ? null : `${path}?show=${show}&after=${String(next)}`}
          />
        </>
      ) : null}
    </>
  );
}
