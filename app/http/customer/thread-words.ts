import { limits } from "#app/domain/limits.ts";
import type { WriteRefusal } from "#app/domain/thread/write-message.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";

/** To the customer. */
export const threadRefusalWords: Record<WriteRefusal, () => string> = {
  "not-found": () => m.thread_closed(),
  "thread-closed": () => m.thread_closed(),
  frozen: () => m.thread_frozen(),
  "thread-missing": () => m.thread_refused_missing(),
  "thread-too-long": () => m.thread_refused_too_long({ most: limits.threadCharacters }),
  "thread-too-often": () => m.thread_refused_too_often({ most: limits.threadMessagesAnHour }),
  "thread-files-full": () => m.thread_files_refused_full(),
  "thread-used-up": () => m.thread_refused_used_up({ most: limits.threadMessagesPerSide }),
};
