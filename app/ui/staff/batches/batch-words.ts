import type {
  BatchOutcome,
  BatchRefusal,
  BatchStatus,
} from "#app/domain/invitation/batch/batch-state.ts";
import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { Tone } from "#app/ui/parts/tone.ts";

interface Shown {
  readonly tone: Tone;
  readonly words: () => string;
}

export const batchStatusWords: Record<BatchStatus, Shown> = {
  selecting: { tone: "info", words: () => m.accounts_batch_selecting() },
  unreadable: { tone: "danger", words: () => m.accounts_import_unreadable() },
  ready: { tone: "neutral", words: () => m.accounts_batch_ready() },
  inviting: { tone: "info", words: () => m.accounts_batch_inviting() },
  stopped: { tone: "attention", words: () => m.accounts_batch_stopped() },
  failed: { tone: "danger", words: () => m.accounts_batch_failed() },
  done: { tone: "good", words: () => m.accounts_batch_done() },
};

export const batchOutcomeWords: Record<BatchOutcome, Shown> = {
  waiting: { tone: "info", words: () => m.accounts_batch_waiting() },
  invited: { tone: "good", words: () => m.accounts_batch_invited() },
  "unknown-login": { tone: "danger", words: () => m.accounts_batch_unknown_login() },
  duplicate: { tone: "neutral", words: () => m.accounts_batch_duplicate() },
  "open-request": { tone: "attention", words: () => m.accounts_batch_open_request() },
  alert: { tone: "danger", words: () => m.accounts_batch_alert() },
  "invited-lately": {
    tone: "attention",
    words: () => m.accounts_batch_invited_lately({ hours: limits.inviteAgainHours }),
  },
  "recipient-stopped": { tone: "danger", words: () => m.accounts_batch_recipient_stopped() },
};

export const batchRefusalWords: Record<BatchRefusal, () => string> = {
  "not-csv": () => m.accounts_import_not_csv(),
  empty: () => m.accounts_import_refused_empty(),
  "encoding-unknown": () => m.accounts_import_refused_encoding(),
};
