import { writeRow } from "#app/domain/desk/bulk.ts";
import type { QueueRow } from "#app/domain/review/queue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { type Column, DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { AccountLink } from "./accounts/account-link.tsx";
import { Age } from "./age.tsx";
import { RiskBandTag } from "./risk-band-tag.tsx";
import { RiskTags } from "./risk-tags.tsx";
import { RequestStatus } from "./status.tsx";

/** Loaders send dates as text. */
export type ShownRow = Omit<QueueRow, "dueAt" | "snoozedUntil"> & {
  readonly dueAt: Date | string | null;
  readonly snoozedUntil: Date | string | null;
};

interface QueueTableProps {
  readonly rows: readonly ShownRow[];
  readonly caption: string;
  /** Where a list mixes states, each row says its own. */
  readonly withStatus?: boolean;
  /** The form that the rows can be chosen for. */
  readonly form?: string;
}

export function QueueTable({ rows, caption, withStatus = false, form }: QueueTableProps) {
  const status: Column<ShownRow> = {
    key: "status",
    head: m.staff_head_status(),
    cell: (row) => <RequestStatus status={row.status} hasLapsed={row.hasLapsed} />,
  };
  return (
    <DataTable<ShownRow>
      caption={caption}
      rows={rows}
      rowKey={({ reference }) => reference}
      columns={[reference(form), ...(withStatus ? [status] : []), ...cells()]}
    />
  );
}

function reference(form: string | undefined): Column<ShownRow> {
  return {
    key: "reference",
    head: m.staff_head_reference(),
    cell: (row) => <Reference row={row} form={form} />,
  };
}

function cells(): Column<ShownRow>[] {
  return [
    { key: "account", head: m.staff_head_account(), cell: (row) => <AccountCell row={row} /> },
    {
      key: "situation",
      head: m.staff_head_situation(),
      cell: ({ situation }) => (situation ? situationTitle(situation) : m.staff_no_situation()),
    },
    { key: "risk", head: m.queue_head_risk(), cell: (row) => <Risk row={row} /> },
    { key: "papers", head: m.queue_head_papers(), cell: (row) => papers(row) },
    { key: "age", head: m.queue_head_waiting(), cell: ({ age }) => <Age seconds={age} /> },
    { key: "due", head: m.queue_head_due(), cell: (row) => <Due row={row} /> },
    { key: "assignee", head: m.queue_head_assignee(), cell: (row) => <Assignee row={row} /> },
  ];
}

function papers({ failingRules }: ShownRow) {
  return failingRules > 0 ? m.decision_failing({ count: failingRules }) : "–";
}

function Risk({ row: { riskBand, riskPoints, risks, failingRules } }: { readonly row: ShownRow }) {
  const others = risks.filter((risk) => risk !== "rules-fail");
  return (
    <div className="queue-risk">
      <RiskBandTag band={riskBand} points={riskPoints} />
      {others.length > 0 ? <RiskTags risks={others} failingRules={failingRules} /> : null}
    </div>
  );
}

function Due({ row: { dueAt, isLate, snoozedUntil } }: { readonly row: ShownRow }) {
  if (snoozedUntil) return <SnoozedUntil at={snoozedUntil} />;
  if (!dueAt) return "–";
  return (
    <>
      <Time at={dueAt} look="short" />{" "}
      {isLate ? <StatusTag tone="danger">{m.queue_late()}</StatusTag> : null}
    </>
  );
}

function SnoozedUntil({ at }: { readonly at: Date | string }) {
  return (
    <span className="soft">
      {m.queue_snoozed_until()} <Time at={at} look="short" />
    </span>
  );
}

function Assignee({
  row: { assignee, isOwn, isEscalated, approvals },
}: {
  readonly row: ShownRow;
}) {
  return (
    <>
      {isOwn ? m.queue_assignee_me() : (assignee ?? <span className="soft">–</span>)}{" "}
      {isEscalated ? <StatusTag tone="attention">{m.queue_escalated()}</StatusTag> : null}
      {approvals ? (
        <span className="small soft nowrap"> {m.decision_approvals({ ...approvals })}</span>
      ) : null}
    </>
  );
}

function Reference({ row, form }: { readonly row: ShownRow; readonly form: string | undefined }) {
  const { reference, version } = row;
  return (
    <span className="queue-reference">
      {form ? (
        <input
          type="checkbox"
          name="rows"
          value={writeRow({ reference, version })}
          form={form}
          aria-label={m.queue_choose_row({ reference })}
        />
      ) : null}
      <a className="mono nowrap" href={staffPaths.request({ reference })}>
        {reference}
      </a>
      {row.hasCustomerWritten ? (
        <StatusTag tone="attention">{m.thread_staff_waiting()}</StatusTag>
      ) : null}
    </span>
  );
}

function AccountCell({ row }: { readonly row: ShownRow }) {
  return (
    <>
      {row.name} <AccountLink login={row.login} />
    </>
  );
}
