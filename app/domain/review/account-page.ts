import type { ReadAction } from "#app/domain/audit/actions.ts";
import type { TemplateId } from "#app/domain/notice/templates.ts";
import type { Message } from "#db/schema/messages.ts";
import type { HistoryEvent } from "./history.ts";

interface Told {
  readonly at: Date;
  readonly by: HistoryEvent["by"];
}

export type AccountHistoryEntry =
  | (Told & { readonly kind: "event"; readonly action: ReadAction; readonly reference: string })
  | (Told & { readonly kind: "invitation"; readonly to: string; readonly isOther: boolean })
  /** No fields: the import created the account. */
  | (Told & { readonly kind: "import"; readonly id: string; readonly fields: readonly string[] })
  | {
      readonly kind: "message";
      readonly at: Date;
      readonly channel: Message["channel"];
      readonly template: TemplateId;
      readonly to: string;
      readonly status: Message["status"] | "ended";
    };

export type EntryKind = AccountHistoryEntry["kind"];

/** The entry after which an older page begins. */
export interface EntryPlace {
  /** ISO. */
  readonly at: string;
  readonly kind: EntryKind;
  readonly key: string;
}

export const historyPageSize = 50;
