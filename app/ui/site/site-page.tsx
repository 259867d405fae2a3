import type { ReactNode } from "react";
import { CustomerPage } from "./layout.tsx";
import { useSite } from "./site.ts";
import type { AccountManager } from "./whom-to-call.tsx";

export function SitePage(props: {
  readonly manager?: AccountManager | null | undefined;
  readonly children: ReactNode;
}) {
  const site = useSite();
  if (!site) return <main className="page-main page-band flow">{props.children}</main>;
  const { brand, path, embedded } = site;
  return (
    <CustomerPage {...{ brand, path, embedded }} manager={props.manager}>
      {props.children}
    </CustomerPage>
  );
}
