import type { ReadAction } from "#app/domain/audit/actions.ts";
import type { StepId } from "#app/domain/situation/ids.ts";
import type { Message } from "#db/schema/messages.ts";

export interface HistoryEvent {
  readonly type: "event";
  readonly at: Date;
  readonly action: ReadAction;
  readonly by: {
    readonly kind: "customer" | "recipient" | "system" | "staff";
    readonly name: string | null;
  };
  readonly words: string | null;
  readonly step: StepId | null;
}

export interface HistoryMessage {
  readonly type: "message";
  readonly at: Date;
  readonly channel: Message["channel"];
  readonly template: Message["template"];
  /** A full e-mail address, or a number with its middle digits masked. */
  readonly to: string;
  /** `ended`: not sent, because its code was no longer valid. */
  readonly status: Message["status"] | "ended";
}

export type HistoryEntry = HistoryEvent | HistoryMessage;
