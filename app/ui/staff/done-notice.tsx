import type { Done } from "#app/domain/review/done.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { eventTitle } from "./history-words.ts";

/** Takes the focus, so that a screen reader and the next key begin here. */
export function DoneNotice({ done }: { readonly done: Done | null }) {
  if (!done) return null;
  const { action, next } = done;
  return (
    <div role="status" tabIndex={-1} data-autofocus="">
      <NoticePanel tone="good" title={eventTitle(action)}>
        {next ? (
          <p>
            <a
              href={staffPaths.request({ reference: next })}
              data-shortcut="n"
              aria-keyshortcuts="n"
            >
              {m.case_next({ reference: next })}
            </a>{" "}
            <kbd aria-hidden="true">N</kbd>
          </p>
        ) : (
          <p>{m.case_next_none()}</p>
        )}
      </NoticePanel>
    </div>
  );
}
