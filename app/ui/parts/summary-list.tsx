import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";

export interface SummaryItem {
  readonly label: string;
  readonly value: ReactNode;
  readonly changeHref?: string | undefined;
  /**
   * Read after "Change" by screen readers when the label is not suitable ("your mobile number").
   */
  readonly changeWhat?: string | undefined;
}

export function SummaryList({ items }: { readonly items: readonly SummaryItem[] }) {
  return (
    <dl className="summary-list">
      {items.map(({ label, value, changeHref, changeWhat }) => (
        <div key={label} className="summary-row">
          <dt>{label}</dt>
          <dd>{value}</dd>
          {changeHref ? (
            <dd className="summary-change">
              <a href={changeHref}>
                {m.common_change()}
                <span className="hidden-visually">
                  {" "}
                  {m.common_change_what({ what: changeWhat ?? label })}
                </span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
