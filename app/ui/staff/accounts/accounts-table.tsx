import type { EntityKind } from "#app/domain/situation/catalogue.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { spacedSiren } from "#app/i18n/spaced-siren.ts";
import { entityTitle } from "#app/i18n/words.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { AccountLink } from "./account-link.tsx";

export interface ListedAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly entity: EntityKind;
  readonly siren: string | null;
  readonly rna: string | null;
  readonly contactEmail: string;
  readonly locale: "fr" | "en";
  readonly hasNumber: boolean;
  /** The reference of the open request. */
  readonly pending: string | null;
  readonly invitedAt: string | null;
}

export function AccountsTable(props: {
  readonly rows: readonly ListedAccount[];
  readonly caption: string;
}) {
  return (
    <DataTable
      caption={props.caption}
      rows={props.rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "login",
          head: m.staff_head_login(),
          cell: ({ login }) => <AccountLink login={login} />,
        },
        { key: "name", head: m.staff_head_name(), cell: (row) => <Name row={row} /> },
        {
          key: "entity",
          head: m.staff_head_entity(),
          cell: ({ entity }) => <span className="nowrap">{entityTitle(entity)}</span>,
        },
        {
          key: "contact",
          head: m.accounts_field_email(),
          cell: ({ contactEmail }) => <span className="any-break">{contactEmail}</span>,
        },
        { key: "number", head: m.accounts_number(), cell: (row) => <HasNumber row={row} /> },
        { key: "pending", head: m.accounts_pending(), cell: (row) => <Pending row={row} /> },
        {
          key: "invited",
          head: m.accounts_invited(),
          cell: ({ invitedAt }) =>
            invitedAt ? <Time at={invitedAt} look="short" /> : <span className="soft">–</span>,
        },
      ]}
    />
  );
}

function Name({ row: { name, siren, rna } }: { readonly row: ListedAccount }) {
  const number = siren ? spacedSiren(siren) : rna;
  return (
    <span className="any-break">
      {name} {number ? <span className="mono soft nowrap">{number}</span> : null}
    </span>
  );
}

function HasNumber({ row: { hasNumber } }: { readonly row: ListedAccount }) {
  return (
    <span className="nowrap">
      {hasNumber ? (
        <StatusTag tone="good">{m.accounts_with_number()}</StatusTag>
      ) : (
        <StatusTag tone="attention">{m.accounts_without_number()}</StatusTag>
      )}
    </span>
  );
}

function Pending({ row: { pending } }: { readonly row: ListedAccount }) {
  return pending ? (
    <a className="mono nowrap" href={staffPaths.request({ reference: pending })}>
      {pending}
    </a>
  ) : (
    <span className="soft">–</span>
  );
}
