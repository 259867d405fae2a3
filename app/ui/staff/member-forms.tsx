import type { ReactNode } from "react";
import type { ListedMember } from "#app/domain/staff/listed-member.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { OwnKeptFields, useIsKept, useKeptForm } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { RoleChoice } from "./role-choice.tsx";

interface MemberFormsProps {
  readonly member: ListedMember;
  readonly isOpen: boolean;
  readonly errors: readonly FieldError[] | undefined;
}

/** What another administrator may change. A disabled member is enabled before anything else. */
export function MemberForms({ member, isOpen, errors }: MemberFormsProps) {
  const isKept = useIsKept(staffPaths.memberRoles(member));
  const summary = (
    <>
      {m.staff_member_change()} <OfWhom member={member} />
    </>
  );
  return (
    <HelpDetails summary={summary} open={isOpen || isKept}>
      {member.disabledAt ? (
        <MemberForm member={member} action={staffPaths.memberEnablement(member)}>
          <Button member={member}>{m.staff_member_enable_button()}</Button>
        </MemberForm>
      ) : (
        <ActiveMemberForms member={member} errors={errors} />
      )}
    </HelpDetails>
  );
}

function ActiveMemberForms({ member, errors }: Omit<MemberFormsProps, "isOpen">) {
  const isSetUp = ["confirmed", "sso", "missing"].includes(member.secondFactor);
  return (
    <>
      <MemberForm member={member} action={staffPaths.memberRoles(member)}>
        <KeptRoles member={member}>
          <RoleChoice id={`roles-${member.id}`} roles={member.roles} errors={errors} />
        </KeptRoles>
        <Button member={member}>{m.staff_member_roles_button()}</Button>
      </MemberForm>
      <MemberForm member={member} action={staffPaths.memberSecondFactorReset(member)}>
        {isSetUp ? <p>{m.staff_member_reset_hint()}</p> : null}
        <Button member={member}>
          {isSetUp ? m.staff_member_reset_button() : m.staff_member_link_button()}
        </Button>
      </MemberForm>
      <MemberForm member={member} action={staffPaths.memberDisablement(member)}>
        <p>{m.staff_member_disable_hint()}</p>
        <Button member={member} danger>
          {m.staff_member_disable_button()}
        </Button>
      </MemberForm>
    </>
  );
}

/** Roles that were chosen for an earlier state of the member are not chosen again. */
function KeptRoles(props: { readonly member: ListedMember; readonly children: ReactNode }) {
  const { member, children } = props;
  const isCurrent = useKeptForm()?.version === member.version;
  const action = isCurrent ? staffPaths.memberRoles(member) : "";
  return <OwnKeptFields action={action}>{children}</OwnKeptFields>;
}

function MemberForm(props: {
  readonly member: ListedMember;
  readonly action: string;
  readonly children: ReactNode;
}) {
  return (
    <form method="post" action={props.action} className="flow-tight">
      <input type="hidden" name="version" value={props.member.version} />
      {props.children}
    </form>
  );
}

function Button(props: {
  readonly member: ListedMember;
  readonly danger?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <SecondaryButton danger={props.danger ?? false}>
      {props.children} <OfWhom member={props.member} />
    </SecondaryButton>
  );
}

function OfWhom({ member: { name } }: { readonly member: ListedMember }) {
  return <span className="hidden-visually">{m.staff_member_of({ name })}</span>;
}
