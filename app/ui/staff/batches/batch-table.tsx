import type { AccountFilter } from "#app/domain/account/account-filter.ts";
import type { BatchStatus } from "#app/domain/invitation/batch/batch-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { sourceWords } from "./batch-source.ts";
import { batchStatusWords } from "./batch-words.ts";

export interface ListedBatch {
  readonly id: string;
  readonly status: BatchStatus;
  readonly filter: AccountFilter | null;
  readonly label: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

export function BatchTable({ batches }: { readonly batches: readonly ListedBatch[] }) {
  return (
    <DataTable
      caption={m.accounts_batches_last()}
      rows={batches}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "source",
          head: m.accounts_batch_source(),
          cell: (row) => (
            <a className="any-break" href={staffPaths.invitationBatch({ id: row.id })}>
              {sourceWords(row)}
            </a>
          ),
        },
        { key: "status", head: m.staff_head_status(), cell: (row) => <BatchState {...row} /> },
        { key: "by", head: m.accounts_import_by(), cell: ({ createdBy }) => createdBy },
        {
          key: "at",
          head: m.accounts_batch_begun(),
          cell: ({ createdAt }) => <Time at={createdAt} look="short" />,
        },
      ]}
    />
  );
}

export function BatchState({ status }: { readonly status: BatchStatus }) {
  const { tone, words } = batchStatusWords[status];
  return <StatusTag tone={tone}>{words()}</StatusTag>;
}
