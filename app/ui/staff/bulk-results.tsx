import type { BulkAct, BulkOutcome, BulkResult } from "#app/domain/desk/bulk.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { bulkActTitle } from "./bulk-form.tsx";
import { refusalWords } from "./case-refusal.ts";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface BulkResultsProps {
  readonly member: PageMember;
  readonly act: BulkAct;
  readonly results: readonly BulkResult[];
}

/** What became of each row. */
export function BulkResults({ member, act, results }: BulkResultsProps) {
  const done = results.filter(({ outcome }) => outcome === "done").length;
  return (
    <StaffPage member={member}>
      <h1>{m.queue_bulk_done_title({ act: bulkActTitle(act) })}</h1>
      <p>{m.queue_bulk_done({ done, count: results.length })}</p>
      <DataTable
        caption={m.queue_bulk_results()}
        rows={results}
        rowKey={({ reference }) => reference}
        columns={[
          {
            key: "reference",
            head: m.staff_head_reference(),
            cell: ({ reference }) => (
              <a className="mono nowrap" href={staffPaths.request({ reference })}>
                {reference}
              </a>
            ),
          },
          {
            key: "outcome",
            head: m.queue_head_outcome(),
            cell: ({ outcome }) => <Outcome outcome={outcome} />,
          },
        ]}
      />
      <p>
        <a href={staffPaths.requests()}>{m.queue_back()}</a>
      </p>
    </StaffPage>
  );
}

function Outcome({ outcome }: { readonly outcome: BulkOutcome }) {
  if (outcome === "done") return <StatusTag tone="good">{m.queue_outcome_done()}</StatusTag>;
  if (outcome === "proposed")
    return <StatusTag tone="attention">{m.queue_outcome_proposed()}</StatusTag>;
  return (
    <>
      <StatusTag tone="danger">{m.queue_outcome_refused()}</StatusTag> {refusalWords(outcome)}
    </>
  );
}
