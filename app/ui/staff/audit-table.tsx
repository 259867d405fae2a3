import type { ShownEvent } from "#app/domain/audit/shown-event.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { actorWords } from "./history-entry.ts";
import { eventTitle } from "./history-words.ts";

export function AuditTable({ rows }: { readonly rows: readonly ShownEvent[] }) {
  return (
    <DataTable
      caption={m.evidence_audit_caption()}
      rows={rows}
      rowKey={({ id }) => String(id)}
      columns={[
        {
          key: "at",
          head: m.evidence_audit_at(),
          cell: ({ at }) => <Time at={at} look="short" />,
        },
        {
          key: "actor",
          head: m.evidence_audit_actor(),
          cell: ({ actor, name }) => actorWords[actor](name),
        },
        {
          key: "action",
          head: m.evidence_audit_action(),
          cell: ({ action }) => eventTitle(action),
        },
        {
          key: "reference",
          head: m.evidence_audit_reference(),
          cell: ({ reference }) => (reference ? <Reference reference={reference} /> : "–"),
        },
        {
          key: "details",
          head: m.evidence_audit_details(),
          cell: ({ details }) => <Details details={details} />,
        },
      ]}
    />
  );
}

function Reference({ reference }: { readonly reference: string }) {
  return (
    <a className="mono nowrap" href={staffPaths.request({ reference })}>
      {reference}
    </a>
  );
}

/** As it was stored and hashed: whoever audits wants no words of ours in between. */
function Details({ details }: Pick<ShownEvent, "details">) {
  if (details === null) return <span className="soft">{m.evidence_audit_withheld()}</span>;
  const entries = Object.entries(details);
  if (entries.length === 0) return "–";
  return (
    <ul className="plain-list small mono audit-details">
      {entries.map(([name, value]) => (
        <li key={name}>
          {name}: {typeof value === "string" ? value : JSON.stringify(value)}
        </li>
      ))}
    </ul>
  );
}
