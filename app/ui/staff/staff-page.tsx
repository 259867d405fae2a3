import type { ReactNode } from "react";
import type { Permission } from "#app/domain/access/permissions.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { KeptNotice } from "#app/ui/site/kept-notice.tsx";
import { useSite } from "#app/ui/site/site.ts";
import { type NavItem, StaffLayout } from "./staff-layout.tsx";

export interface PageMember {
  readonly name: string;
  readonly may: readonly Permission[];
  /** A second factor was given a short while ago. */
  readonly hasFreshFactor?: boolean | undefined;
}

interface StaffPageProps {
  readonly member: PageMember | null;
  readonly children: ReactNode;
}

export function StaffPage({ member, children }: StaffPageProps) {
  const site = useSite();
  const path = site?.path ?? staffPaths.home();
  return (
    <StaffLayout
      brandName={site?.brand.name ?? ""}
      nav={member ? navOf(path, member.may) : []}
      signedIn={member && { name: member.name, signOutAction: staffPaths.logout() }}
      path={path}
      embedded={site?.embedded ?? false}
    >
      <KeptNotice />
      {children}
    </StaffLayout>
  );
}

function navOf(path: string, may: readonly Permission[]): NavItem[] {
  const item = (needs: Permission, href: string, label: string, shortcut?: string) =>
    may.includes(needs)
      ? [{ href, label, ...(shortcut && { shortcut }), current: path.startsWith(href) }]
      : [];
  return [
    ...item("read", staffPaths.requests(), m.staff_nav_requests(), "d"),
    ...item("read", staffPaths.accounts(), m.accounts_nav()),
    ...item("read", staffPaths.invitations(), m.staff_nav_invitations(), "i"),
    ...item("approve", staffPaths.secondLooks(), m.second_look_nav()),
    ...item("read", staffPaths.statistics(), m.statistics_nav()),
    ...item("own", staffPaths.sessions(), m.staff_nav_sessions()),
    ...item("read-members", staffPaths.members(), m.staff_nav_members()),
    ...item("read-settings", staffPaths.reasons(), m.case_nav_reasons()),
    ...item("read-settings", staffPaths.templates(), m.thread_nav_templates()),
    ...item("read-settings", staffPaths.reminderSettings(), m.thread_nav_reminders()),
    ...item("read-audit", staffPaths.audit(), m.evidence_nav_audit()),
    ...item("read-settings", staffPaths.riskSettings(), m.risk_nav_settings()),
    ...item("read-keys", staffPaths.apiKeys(), m.staff_nav_api_keys()),
  ];
}
