import type { ReactNode } from "react";
import { formatCount, formatShare, formatWait } from "#app/i18n/numbers.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import type { Cell, StatisticsColumn, StatisticsTable } from "./table.ts";

interface FigureProps {
  readonly table: StatisticsTable;
  readonly lead?: string | undefined;
  /** Of the export; null for somebody who may not export. */
  readonly csvHref: string | null;
  /** Null: there is nothing to draw. */
  readonly children: ReactNode;
}

/** A chart with its numbers behind it. */
export function Figure({ table, lead, csvHref, children }: FigureProps) {
  return (
    <section className="figure" aria-labelledby={`${table.id}-heading`}>
      <h2 id={`${table.id}-heading`}>{table.title}</h2>
      {lead ? <p className="soft">{lead}</p> : null}
      {children ?? <p className="empty-state">{m.statistics_nothing()}</p>}
      {children ? (
        <details className="figure-numbers">
          <summary>{m.statistics_numbers()}</summary>
          <Numbers table={table} />
          {csvHref ? (
            <p>
              <a href={csvHref}>{m.statistics_csv({ what: table.title })}</a>
            </p>
          ) : null}
        </details>
      ) : null}
    </section>
  );
}

function Numbers({ table }: { readonly table: StatisticsTable }) {
  const [first, ...rest] = table.columns.map((column, index) => ({
    key: String(index),
    head: column.head,
    numeric: column.kind !== "words",
    cell: (row: readonly Cell[]) => shown(column, row[index] ?? null),
  }));
  if (!first) return null;
  return (
    <DataTable
      caption={table.title}
      columns={[first, ...rest]}
      rows={table.rows}
      rowKey={(row) => row.join(" ")}
    />
  );
}

function shown({ kind }: StatisticsColumn, cell: Cell): string {
  if (cell === null) return m.statistics_none();
  if (typeof cell === "string") return cell;
  switch (kind) {
    case "wait":
      return formatWait(cell);
    case "share":
      return formatShare(cell);
    case "words":
    case "count":
      return formatCount(cell);
  }
}
