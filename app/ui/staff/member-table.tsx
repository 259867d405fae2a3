import type { ListedMember, SecondFactorState } from "#app/domain/staff/listed-member.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import type { Tone } from "#app/ui/parts/tone.ts";
import { MemberForms } from "./member-forms.tsx";
import type { MembersAnswer } from "./member-refusal.ts";
import { roleWords } from "./role-choice.tsx";

const factors: Record<SecondFactorState, { readonly tone: Tone; readonly word: () => string }> = {
  confirmed: { tone: "good", word: () => m.staff_member_factor_confirmed() },
  sso: { tone: "good", word: () => m.sso_member_factor() },
  missing: { tone: "attention", word: () => m.staff_member_factor_missing() },
  invited: { tone: "info", word: () => m.staff_member_factor_invited() },
  none: { tone: "neutral", word: () => m.staff_member_factor_none() },
};

interface MemberTableProps {
  readonly members: readonly ListedMember[];
  readonly viewerId: string;
  readonly isChangeable: boolean;
  readonly refused: MembersAnswer | undefined;
  readonly errors: readonly FieldError[] | undefined;
}

export function MemberTable(props: MemberTableProps) {
  const { members, viewerId, isChangeable, refused, errors } = props;
  return (
    <DataTable
      caption={m.staff_members_caption({ count: members.length })}
      rows={members}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "member",
          head: m.staff_head_member(),
          cell: (row) => <Who member={row} isViewer={row.id === viewerId} />,
        },
        {
          key: "roles",
          head: m.staff_head_roles(),
          cell: ({ roles }) => roles.map((role) => roleWords[role]()).join(", "),
        },
        {
          key: "factor",
          head: m.staff_head_second_factor(),
          cell: ({ secondFactor }) => {
            const { tone, word } = factors[secondFactor];
            return <StatusTag tone={tone}>{word()}</StatusTag>;
          },
        },
        {
          key: "seen",
          head: m.staff_head_last_seen(),
          cell: ({ lastSeenAt }) =>
            lastSeenAt ? <Time at={lastSeenAt} look="short" /> : m.staff_never(),
        },
        {
          key: "access",
          head: m.staff_head_access(),
          cell: (row) => (
            <>
              <Access member={row} />
              {row.id === viewerId ? null : <Sessions member={row} />}
              {row.id === viewerId || !isChangeable ? null : (
                <MemberForms
                  member={row}
                  isOpen={refused?.memberId === row.id}
                  errors={refused?.memberId === row.id ? errors : undefined}
                />
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function Who({ member, isViewer }: { readonly member: ListedMember; readonly isViewer: boolean }) {
  return (
    <>
      {member.name} {isViewer ? `(${m.staff_members_you()})` : null}
      <br />
      <span className="soft">{member.email}</span>
    </>
  );
}

function Sessions({ member }: { readonly member: ListedMember }) {
  return (
    <p>
      <a className="button-link" href={staffPaths.memberSessions(member)}>
        {m.access_sessions_link()}
        <span className="hidden-visually"> {m.staff_member_of({ name: member.name })}</span>
      </a>
    </p>
  );
}

function Access({ member: { disabledAt } }: { readonly member: ListedMember }) {
  if (!disabledAt) return <StatusTag tone="good">{m.staff_member_active()}</StatusTag>;
  return (
    <StatusTag tone="danger">
      {m.staff_member_disabled()} <Time at={disabledAt} look="short" />
    </StatusTag>
  );
}
