import type { ReactNode } from "react";

/** `primary` only on pages without a form. */
export function ButtonLink(props: {
  readonly href: string;
  readonly children: ReactNode;
  readonly primary?: boolean | undefined;
}) {
  return (
    <a className={props.primary ? "button button-primary" : "button"} href={props.href}>
      {props.children}
    </a>
  );
}
