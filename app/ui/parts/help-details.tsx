import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

export function HelpDetails(props: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean | undefined;
}) {
  return (
    <details className="help" open={props.open}>
      <summary>
        <Icon name="chevron" />
        {props.summary}
      </summary>
      <div className="help-body flow-tight">{props.children}</div>
    </details>
  );
}
