import type { QueueRow } from "#app/domain/review/queue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { AccountLink } from "./accounts/account-link.tsx";
import { Age } from "./age.tsx";
import { RiskBandTag } from "./risk-band-tag.tsx";
import { RiskTags } from "./risk-tags.tsx";
import { RequestStatus } from "./status.tsx";

export function QueueTable(props: {
  readonly rows: readonly QueueRow[];
  readonly caption: string;
}) {
  return (
    <DataTable
      caption={props.caption}
      rows={props.rows}
      rowKey={({ reference }) => reference}
      columns={[
        {
          key: "reference",
          head: m.staff_head_reference(),
          cell: (row) => <Reference row={row} />,
        },
        { key: "age", head: m.staff_head_age(), cell: ({ age }) => <Age seconds={age} /> },
        { key: "account", head: m.staff_head_account(), cell: (row) => <AccountCell row={row} /> },
        {
          key: "situation",
          head: m.staff_head_situation(),
          cell: ({ situation }) => (situation ? situationTitle(situation) : m.staff_no_situation()),
        },
        {
          key: "status",
          head: m.staff_head_status(),
          cell: (row) => <State row={row} />,
        },
        {
          key: "risks",
          head: m.staff_head_risks(),
          cell: (row) => <Risk row={row} />,
        },
      ]}
    />
  );
}

function Risk({ row: { riskBand, riskPoints, risks, failingRules } }: { readonly row: QueueRow }) {
  return (
    <>
      <RiskBandTag band={riskBand} points={riskPoints} />
      {risks.length > 0 ? <RiskTags risks={risks} failingRules={failingRules} /> : null}
    </>
  );
}

function State({ row: { status, approvals } }: { readonly row: QueueRow }) {
  return (
    <>
      <RequestStatus status={status} />
      {approvals ? (
        <span className="small soft"> {m.decision_approvals({ ...approvals })}</span>
      ) : null}
    </>
  );
}

function Reference({ row }: { readonly row: QueueRow }) {
  return (
    <a className="mono nowrap" href={staffPaths.request({ reference: row.reference })}>
      {row.reference}
    </a>
  );
}

function AccountCell({ row }: { readonly row: QueueRow }) {
  return (
    <>
      {row.name} <AccountLink login={row.login} />
    </>
  );
}
