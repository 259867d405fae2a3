import type { ImportStatus } from "#app/domain/account/import/import-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { statusWords } from "./import-words.ts";
import { shownCount } from "./shown-count.ts";

export interface ListedImport {
  readonly id: string;
  readonly label: string;
  readonly status: ImportStatus;
  readonly givenBy: string | null;
  readonly createdAt: Date;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

export function ImportTable({ imports }: { readonly imports: readonly ListedImport[] }) {
  return (
    <DataTable
      caption={m.accounts_import_last()}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        { key: "file", head: m.accounts_import_file(), cell: (row) => <ImportLink row={row} /> },
        { key: "status", head: m.staff_head_status(), cell: (row) => <ImportState {...row} /> },
        {
          key: "rows",
          head: m.accounts_import_rows_head(),
          numeric: true,
          cell: (row) => shownCount(row.new + row.changed + row.unchanged + row.refused),
        },
        {
          key: "by",
          head: m.accounts_import_by(),
          cell: ({ givenBy }) => givenBy ?? m.accounts_import_command_line(),
        },
        {
          key: "at",
          head: m.accounts_import_given(),
          cell: ({ createdAt }) => <Time at={createdAt} look="short" />,
        },
      ]}
    />
  );
}

function ImportLink({ row }: { readonly row: ListedImport }) {
  return (
    <a className="any-break" href={staffPaths.accountImport({ id: row.id })}>
      {row.label || <Unnamed at={row.createdAt} />}
    </a>
  );
}

/** The file's name is erased with it. */
function Unnamed({ at }: { readonly at: Date }) {
  return <Time at={at} />;
}

export function ImportState({ status }: { readonly status: ImportStatus }) {
  const { tone, words } = statusWords[status];
  return <StatusTag tone={tone}>{words()}</StatusTag>;
}
