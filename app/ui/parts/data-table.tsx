import type { ReactNode } from "react";

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean | undefined;
}

interface DataTableProps<Row> {
  readonly caption: ReactNode;
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
}

/**
 * Explicit ARIA roles: narrow screens lay rows out as blocks, and browsers then drop the table
 * semantics.
 */
export function DataTable<Row>({ caption, columns, rows, rowKey }: DataTableProps<Row>) {
  return (
    <table className="table" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ key, head, numeric }) => (
            <th
              key={key}
              role="columnheader"
              scope="col"
              className={numeric ? "numeric" : undefined}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={rowKey(row)} role="row">
            {columns.map((column, index) => cellOf(column, row, index === 0))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/**
 * A function, not a component: a long table has hundreds of cells, and each component has a cost.
 */
function cellOf<Row>({ key, head, numeric, cell }: Column<Row>, row: Row, heads: boolean) {
  const className = numeric ? "numeric" : undefined;
  return heads ? (
    <th key={key} role="rowheader" scope="row" className={className} data-label={head}>
      {cell(row)}
    </th>
  ) : (
    <td key={key} role="cell" className={className} data-label={head}>
      {cell(row)}
    </td>
  );
}
