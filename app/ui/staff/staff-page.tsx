import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { DeskPage, type DeskNavItem } from "./staff-layout.tsx";
import { useSite } from "#app/ui/site/site.ts";

export interface DeskMember {
  readonly name: string;
  readonly isAdministrator: boolean;
}

interface DeskProps {
  readonly member: DeskMember | null;
  readonly children: ReactNode;
}

export function Desk({ member, children }: DeskProps) {
  const site = useSite();
  const path = site?.path ?? "/staff";
  return (
    <DeskPage
      brandName={site?.brand.name ?? ""}
      nav={member ? navOf(path, member.isAdministrator) : []}
      signedIn={member && { name: member.name, signOutAction: "/staff/logout" }}
      path={path}
      embedded={site?.embedded ?? false}
    >
      {children}
    </DeskPage>
  );
}

function navOf(path: string, isAdministrator: boolean): DeskNavItem[] {
  const items: DeskNavItem[] = [
    { href: "/staff/requests", label: m.staff_nav_requests(), shortcut: "d" },
    { href: "/staff/invitations", label: m.staff_nav_invitations(), shortcut: "i" },
    { href: "/staff/sessions", label: m.staff_nav_sessions() },
    ...(isAdministrator ? [{ href: "/staff/api-keys", label: m.staff_nav_api_keys() }] : []),
  ];
  return items.map((item) => ({ ...item, current: path.startsWith(item.href) }));
}
