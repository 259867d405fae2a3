import type { RowOutcomeId } from "#app/domain/account/import/import-state.ts";
import type { ImportProblem, KeptPart } from "#app/domain/account/import/plan-import.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { fieldWords, keptWords, outcomeWords, problemWords } from "./import-words.ts";

export interface ShownRow {
  readonly line: number;
  readonly login: string;
  readonly outcome: RowOutcomeId;
  readonly problems: readonly string[];
  readonly kept: readonly string[];
  readonly stale: boolean;
  /** Of a changed row: what each field was and will be. */
  readonly changes: readonly FieldChange[];
  readonly name: string | null;
}

interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function ImportRows({ rows }: { readonly rows: readonly ShownRow[] }) {
  return (
    <DataTable
      caption={m.accounts_import_rows_caption()}
      rows={rows}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: "line", head: m.accounts_import_line(), cell: ({ line }) => line },
        { key: "login", head: m.staff_head_login(), cell: (row) => <Login row={row} /> },
        { key: "outcome", head: m.accounts_import_outcome(), cell: (row) => <Outcome row={row} /> },
        { key: "details", head: m.accounts_import_details(), cell: (row) => <Details row={row} /> },
      ]}
    />
  );
}

function Login({ row: { login } }: { readonly row: ShownRow }) {
  return login ? (
    <span className="mono any-break">{login}</span>
  ) : (
    <span className="soft">{m.accounts_import_no_login()}</span>
  );
}

function Outcome({ row: { outcome, stale } }: { readonly row: ShownRow }) {
  const { tone, words } = outcomeWords[outcome];
  return (
    <>
      <StatusTag tone={tone}>{words()}</StatusTag>
      {stale ? (
        <>
          {" "}
          <StatusTag tone="attention">{m.accounts_import_stale()}</StatusTag>
        </>
      ) : null}
    </>
  );
}

function Details({ row }: { readonly row: ShownRow }) {
  const words = [
    ...(row.name ? [row.name] : []),
    ...row.problems.map((problem) => problemWords[problem as ImportProblem]()),
    ...row.changes.map(changeWords),
    ...row.kept.map((part) => keptWords[part as KeptPart]()),
  ];
  if (words.length === 0) return <span className="soft">—</span>;
  return <span className="any-break">{words.join(" ; ")}</span>;
}

function changeWords({ field, before, after }: FieldChange) {
  if (field === "managerId") return m.accounts_import_manager_changes();
  const nothing = m.accounts_import_nothing_before();
  return m.accounts_import_change({
    field: fieldWords[field]?.() ?? field,
    before: before ?? nothing,
    after: after ?? nothing,
  });
}
