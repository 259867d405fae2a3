import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export function HelpDetails(props: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean | undefined;
  /** One-letter shortcut of the staff pages: opens it and goes to its first field. */
  readonly shortcut?: string | undefined;
}) {
  return (
    <details className="help" open={props.open}>
      <summary data-shortcut={props.shortcut} aria-keyshortcuts={props.shortcut}>
        <Icon name="chevron" />
        {props.summary}
        {props.shortcut ? <kbd aria-hidden="true">{props.shortcut.toUpperCase()}</kbd> : null}
      </summary>
      <div className="help-body flow-tight">{props.children}</div>
    </details>
  );
}
