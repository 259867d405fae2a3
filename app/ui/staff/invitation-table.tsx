import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";
import { AccountLink } from "./accounts/account-link.tsx";

type State =
  | "sent"
  | "opened"
  | "overtaken"
  | "stopped"
  | "contact-changed"
  | "expired"
  | "dead"
  | "undelivered";

interface Invitation {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly recipient: string;
  readonly recipientKind: "main" | "other";
  readonly invitedBy: string | null;
  readonly createdAt: Date;
  readonly state: State;
}

const states: Record<State, { readonly tone: Tone; readonly words: () => string }> = {
  sent: { tone: "info", words: () => m.staff_invitation_sent() },
  opened: { tone: "good", words: () => m.staff_invitation_opened() },
  overtaken: { tone: "neutral", words: () => m.staff_invitation_overtaken() },
  stopped: { tone: "danger", words: () => m.staff_invitation_stopped() },
  "contact-changed": { tone: "neutral", words: () => m.staff_invitation_contact_changed() },
  expired: { tone: "neutral", words: () => m.staff_invitation_expired() },
  dead: {
    tone: "danger",
    words: () => m.staff_invitation_dead({ attempts: limits.attemptsPerLink }),
  },
  undelivered: { tone: "danger", words: () => m.staff_invitation_undelivered() },
};

export function InvitationTable(props: { readonly invitations: readonly Invitation[] }) {
  return (
    <DataTable
      caption={m.staff_invitations_caption({ count: props.invitations.length })}
      rows={props.invitations}
      rowKey={({ id }) => id}
      columns={[
        { key: "login", head: m.staff_head_account(), cell: (row) => <Account row={row} /> },
        {
          key: "recipient",
          head: m.staff_head_recipient(),
          cell: (row) => <Recipient row={row} />,
        },
        {
          key: "by",
          head: m.staff_head_invited_by(),
          cell: ({ invitedBy }) => invitedBy ?? m.staff_by_customer(),
        },
        {
          key: "at",
          head: m.staff_head_sent(),
          cell: ({ createdAt }) => <Time at={createdAt} look="short" />,
        },
        {
          key: "state",
          head: m.staff_head_status(),
          cell: ({ state }) => (
            <StatusTag tone={states[state].tone}>{states[state].words()}</StatusTag>
          ),
        },
      ]}
    />
  );
}

function Account({ row }: { readonly row: Invitation }) {
  return (
    <>
      <AccountLink login={row.login} /> <span className="soft">{row.name}</span>
    </>
  );
}

function Recipient({ row }: { readonly row: Invitation }) {
  return (
    <>
      {row.recipient}{" "}
      {row.recipientKind === "other" ? (
        <StatusTag tone="attention">{m.staff_risk_other_recipient()}</StatusTag>
      ) : null}
    </>
  );
}
