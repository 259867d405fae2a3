import type { FileState } from "#app/domain/thread/thread.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";

type Closed = Exclude<FileState, "checked">;

const words: Record<Closed, () => string> = {
  waiting: m.thread_file_why_waiting,
  infected: m.thread_file_why_infected,
  unfit: m.thread_file_why_unfit,
  purged: m.thread_file_why_purged,
};

/** Why a file of ours cannot be downloaded. */
export function NoDownload({ state }: { readonly state: Closed }) {
  return (
    <NoticePanel tone={state === "waiting" ? "info" : "attention"} title={m.thread_file_why()}>
      <p>{words[state]()}</p>
    </NoticePanel>
  );
}
