import type { ListedMember } from "#app/domain/staff/listed-member.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { FactorHint } from "./factor-hint.tsx";
import { InviteMemberForm } from "./invite-member-form.tsx";
import { memberError, type MembersAnswer } from "./member-refusal.ts";
import { MemberTable } from "./member-table.tsx";
import { SightForm } from "./sight-form.tsx";
import { type SsoRule, SsoRuleForm } from "./sso/sso-rule-form.tsx";
import { type PageMember, StaffPage } from "./staff-page.tsx";

interface MembersPageProps {
  readonly member: PageMember;
  readonly viewerId: string;
  readonly members: readonly ListedMember[];
  readonly done: string | null;
  readonly assignedOnly: boolean;
  /** Null: no provider of identities is configured. */
  readonly ssoRule: SsoRule | null;
  readonly refused: MembersAnswer | undefined;
}

export function MembersPage(props: MembersPageProps) {
  const { member, viewerId, members, done, assignedOnly, ssoRule, refused } = props;
  const errors = refused && [memberError(refused)];
  const isChangeable = member.may.includes("members");
  return (
    <StaffPage member={member}>
      <ErrorSummary errors={errors} />
      {done && !refused ? <Done id={done} members={members} /> : null}
      <PageHeading title={m.staff_members_title()} lead={m.staff_members_lead()} />
      {isChangeable ? <FactorHint member={member} page={staffPaths.members()} /> : null}
      <MemberTable
        members={members}
        viewerId={viewerId}
        isChangeable={isChangeable}
        refused={refused}
        errors={errors}
      />
      {isChangeable ? (
        <InviteMemberForm
          typed={refused?.typed}
          errors={refused?.memberId === null ? errors : undefined}
        />
      ) : null}
      <SightForm assignedOnly={assignedOnly} isChangeable={member.may.includes("settings")} />
      {ssoRule ? (
        <SsoRuleForm rule={ssoRule} isChangeable={member.may.includes("settings")} />
      ) : null}
    </StaffPage>
  );
}

function Done({ id, members }: { readonly id: string; readonly members: readonly ListedMember[] }) {
  const member = members.find((one) => one.id === id);
  if (!member) return null;
  const isNew = member.version === 1 && member.secondFactor === "invited";
  const title = isNew
    ? m.staff_member_invited({ email: member.email })
    : m.staff_member_changed({ name: member.name });
  return <NoticePanel tone="good" title={title} />;
}
