import type { ReactNode } from "react";
import type { Done } from "#app/domain/review/done.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { eventTitle } from "./history-words.ts";
import { TakeNext } from "./take-next.tsx";

interface DoneNoticeProps {
  readonly done: Done | null;
  /** False for somebody who works on no requests, and while they go on with this one. */
  readonly offersNext: boolean;
}

/** Takes the focus, so that a screen reader and the next key begin here. */
export function DoneNotice({ done, offersNext }: DoneNoticeProps): ReactNode {
  if (!done) return null;
  return (
    <div role="status" tabIndex={-1} data-autofocus="">
      <NoticePanel tone="good" title={eventTitle(done.action)}>
        {offersNext ? <Next {...done} /> : null}
      </NoticePanel>
    </div>
  );
}

function Next({ hasNext }: Done) {
  return hasNext ? <TakeNext /> : <p>{m.queue_next_none()}</p>;
}
