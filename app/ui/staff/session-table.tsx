import { m } from "#app/i18n/paraglide/messages.js";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { browserOf } from "./browser.ts";
import { sessionIntents } from "./intents.ts";

interface Session {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isThis: boolean;
}

export function SessionTable({ sessions }: { readonly sessions: readonly Session[] }) {
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
        { key: "end", head: m.staff_head_end(), cell: (session) => <End session={session} /> },
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
