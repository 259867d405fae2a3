import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { KeptNotice } from "#app/ui/site/kept-notice.tsx";
import { useSite } from "#app/ui/site/site.ts";
import { type NavItem, StaffLayout } from "./staff-layout.tsx";

export interface PageMember {
  readonly name: string;
  readonly isAdministrator: boolean;
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
      nav={member ? navOf(path, member.isAdministrator) : []}
      signedIn={member && { name: member.name, signOutAction: staffPaths.logout() }}
      path={path}
      embedded={site?.embedded ?? false}
    >
      <KeptNotice />
      {children}
    </StaffLayout>
  );
}

function navOf(path: string, isAdministrator: boolean): NavItem[] {
  const items: NavItem[] = [
    { href: staffPaths.requests(), label: m.staff_nav_requests(), shortcut: "d" },
    { href: staffPaths.invitations(), label: m.staff_nav_invitations(), shortcut: "i" },
    { href: staffPaths.sessions(), label: m.staff_nav_sessions() },
    ...(isAdministrator
      ? [
          { href: staffPaths.members(), label: m.staff_nav_members() },
          { href: staffPaths.apiKeys(), label: m.staff_nav_api_keys() },
        ]
      : []),
  ];
  return items.map((item) => ({ ...item, current: path.startsWith(item.href) }));
}
