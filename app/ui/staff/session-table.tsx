import { browserOf } from "#app/domain/browser-name.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { sessionIntents } from "./intents.ts";

export interface Session {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** The one that shows the page. */
  readonly isThis?: boolean | undefined;
}

interface SessionTableProps {
  readonly sessions: readonly Session[];
  readonly mayEnd?: boolean;
}

export function SessionTable({ sessions, mayEnd = true }: SessionTableProps) {
  return (
    <DataTable
      caption={m.staff_sessions_caption({ count: sessions.length })}
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "browser",
          head: m.staff_head_browser(),
          cell: ({ userAgent }) => browserOf(userAgent) ?? m.staff_browser_unknown(),
        },
        {
          key: "address",
          head: m.staff_head_address(),
          cell: ({ address }) => <span className="mono">{address}</span>,
        },
        {
          key: "since",
          head: m.staff_head_since(),
          cell: ({ createdAt }) => <Time at={createdAt} look="short" />,
        },
        {
          key: "seen",
          head: m.staff_head_seen(),
          cell: ({ lastSeenAt }) => <Time at={lastSeenAt} look="short" />,
        },
        {
          key: "end",
          head: m.staff_head_end(),
          cell: (session) => (mayEnd ? <End session={session} /> : "—"),
        },
      ]}
    />
  );
}

function End({ session }: { readonly session: Session }) {
  if (session.isThis) return <StatusTag tone="info">{m.staff_session_this()}</StatusTag>;
  return (
    <form method="post">
      <input type="hidden" name="id" value={session.id} />
      <button className="button-link" type="submit" {...sessionIntents.button("end")}>
        {m.staff_session_end()}
        <span className="hidden-visually"> {browserOf(session.userAgent)}</span>
      </button>
    </form>
  );
}
