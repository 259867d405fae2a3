import type { BatchOutcome } from "#app/domain/invitation/batch/batch-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { AccountLink } from "../accounts/account-link.tsx";
import { batchOutcomeWords } from "./batch-words.ts";

export interface ShownBatchRow {
  readonly position: number;
  readonly login: string;
  readonly isKnown: boolean;
  readonly name: string | null;
  readonly recipient: string | null;
  readonly outcome: BatchOutcome;
}

export function BatchRows({ rows }: { readonly rows: readonly ShownBatchRow[] }) {
  return (
    <DataTable
      caption={m.accounts_batch_rows()}
      rows={rows}
      rowKey={({ position }) => String(position)}
      columns={[
        {
          key: "login",
          head: m.staff_head_login(),
          cell: ({ login, isKnown }) =>
            isKnown ? (
              <AccountLink login={login} />
            ) : (
              <span className="mono any-break">{login}</span>
            ),
        },
        {
          key: "name",
          head: m.staff_head_name(),
          cell: ({ name }) => <span className="any-break">{name ?? "–"}</span>,
        },
        {
          key: "recipient",
          head: m.staff_head_recipient(),
          cell: ({ recipient }) => <span className="any-break">{recipient ?? "–"}</span>,
        },
        { key: "outcome", head: m.accounts_import_outcome(), cell: (row) => <Outcome row={row} /> },
      ]}
    />
  );
}

function Outcome({ row: { outcome } }: { readonly row: ShownBatchRow }) {
  const { tone, words } = batchOutcomeWords[outcome];
  return <StatusTag tone={tone}>{words()}</StatusTag>;
}
