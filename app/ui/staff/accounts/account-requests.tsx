import type { Status } from "#app/domain/request/state-machine.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { situationTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { RequestStatus } from "../status.tsx";

export interface AccountRequest {
  readonly reference: string;
  readonly status: Status;
  readonly hasLapsed: boolean;
  readonly situation: SituationId | null;
  /** Masked; null while nobody has decided. */
  readonly mobile: string | null;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly appliedAt: Date | null;
  /** A freeze or an alarm that nobody has settled. */
  readonly hasAlert: boolean;
  readonly wasDisputed: boolean;
}

export function AccountRequests({ requests }: { readonly requests: readonly AccountRequest[] }) {
  if (requests.length === 0) return <p className="empty-state">{m.accounts_no_requests()}</p>;
  return (
    <DataTable
      caption={m.accounts_requests_caption()}
      rows={requests}
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
          key: "situation",
          head: m.staff_head_situation(),
          cell: ({ situation }) => (situation ? situationTitle(situation) : m.staff_no_situation()),
        },
        { key: "status", head: m.staff_head_status(), cell: (row) => <State row={row} /> },
        {
          key: "begun",
          head: m.accounts_begun(),
          cell: ({ createdAt }) => <Time at={createdAt} look="short" />,
        },
        {
          key: "decided",
          head: m.accounts_decided(),
          cell: ({ decidedAt }) => <Moment at={decidedAt} />,
        },
        {
          key: "effect",
          head: m.accounts_in_force(),
          cell: ({ appliedAt }) => <Moment at={appliedAt} />,
        },
        {
          key: "number",
          head: m.accounts_number(),
          cell: ({ mobile }) => (mobile ? <PhoneNumber number={mobile} /> : <Nothing />),
        },
      ]}
    />
  );
}

function State({
  row: { status, hasLapsed, hasAlert, wasDisputed },
}: {
  readonly row: AccountRequest;
}) {
  return (
    <>
      <RequestStatus status={status} hasLapsed={hasLapsed} />
      {hasAlert || wasDisputed ? (
        <>
          {" "}
          <StatusTag tone={hasAlert ? "danger" : "attention"}>
            {hasAlert ? m.accounts_alert() : m.accounts_was_disputed()}
          </StatusTag>
        </>
      ) : null}
    </>
  );
}

function Moment({ at }: { readonly at: Date | null }) {
  return at ? <Time at={at} look="short" /> : <Nothing />;
}

function Nothing() {
  return <span className="soft">–</span>;
}
