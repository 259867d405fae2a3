import type { RequestId, StaffId } from "#app/domain/ids.ts";
import type { AuditAction } from "./actions.ts";

export type Actor = "customer" | "recipient" | "system" | `staff:${StaffId}`;

export interface NewAuditEvent {
  /** Null outside a request: the event goes on the system's chain. */
  readonly requestId: RequestId | null;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** Never contains a secret or a whole telephone number. */
  readonly details?: Record<string, unknown>;
}

/** Keys are sorted, so that data read back from the database has the same hash. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
  return `{${entries.join(",")}}`;
}
