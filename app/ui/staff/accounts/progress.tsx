import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";

/**
 * A script keeps it fresh. Without scripts, people may ask the page to fetch itself: it never does so
 * unasked, because that would take the page away from who reads it (WCAG 2.2.1).
 */
export function Progress(props: {
  readonly path: string;
  readonly follows: boolean;
  readonly done: number;
  /** Null: not known yet. */
  readonly total: number | null;
  readonly children: ReactNode;
}) {
  const { path, follows, done, total, children } = props;
  return (
    <div id="progress" className="flow-tight" data-progress="" data-running="">
      <p role="status">{children}</p>
      {total ? (
        <progress
          className="progress"
          max={total}
          value={done}
          aria-label={m.accounts_progress()}
        />
      ) : null}
      <p className="small" data-without-script="">
        <a href={path}>{m.accounts_import_refresh()}</a>
        {follows ? null : (
          <>
            {" · "}
            <a href={`${path}?follow`}>{m.accounts_import_follow()}</a>
          </>
        )}
      </p>
    </div>
  );
}
