import type { ReadAction } from "./actions.ts";

/** An audit event as the search of auditors shows it. */
export interface ShownEvent {
  readonly id: number;
  readonly at: Date;
  readonly actor: "customer" | "recipient" | "system" | "staff";
  readonly name: string | null;
  readonly action: ReadAction;
  readonly reference: string | null;
  /** Null where the page of the case hides it until the decision. */
  readonly details: Record<string, unknown> | null;
}
