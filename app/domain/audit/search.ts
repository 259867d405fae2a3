import { type StaffId, staffId } from "#app/domain/ids.ts";
import { type AuditAction, auditActions } from "./actions.ts";

export const plainActors = ["customer", "recipient", "system"] as const;
export type SearchedActor = (typeof plainActors)[number] | `staff:${StaffId}`;

/** What is absent is not asked for. */
export interface AuditSearch {
  readonly actor: SearchedActor | null;
  readonly action: AuditAction | null;
  readonly reference: string | null;
  /** Days of Paris, both included: `2026-11-28`. */
  readonly from: string | null;
  readonly to: string | null;
}

export type SearchFault = "actor" | "action" | "reference" | "from" | "to" | "order";

export interface ReadSearch {
  readonly search: AuditSearch;
  /** What was typed and cannot be searched for. */
  readonly faults: readonly SearchFault[];
}

const referenceShape = /^[A-Z0-9]{4}-?[A-Z0-9]{4}$/;

export function readAuditSearch(query: URLSearchParams): ReadSearch {
  const faults: SearchFault[] = [];
  const read = <Value>(name: SearchFault, parse: (text: string) => Value | null) => {
    const text = (query.get(name) ?? "").trim();
    if (text === "") return null;
    const value = parse(text);
    if (value === null) faults.push(name);
    return value;
  };
  const search = {
    actor: read("actor", parseActor),
    action: read("action", (text) => auditActions.find((one) => one === text) ?? null),
    reference: read("reference", parseReference),
    from: read("from", parseDay),
    to: read("to", parseDay),
  };
  if (search.from && search.to && search.from > search.to) faults.push("order");
  return { search, faults };
}

function parseActor(text: string): SearchedActor | null {
  const plain = plainActors.find((one) => one === text);
  if (plain) return plain;
  const id = staffId.safeParse(text.replace(/^staff:/, ""));
  return id.success && text.startsWith("staff:") ? `staff:${id.data}` : null;
}

function parseReference(text: string) {
  const written = text.toUpperCase().replace(/\s/g, "");
  return referenceShape.test(written) ? written.replace(/^(.{4})-?/, "$1-") : null;
}

/** Only days that exist. */
function parseDay(text: string) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
}

/** As an address keeps it. */
export function auditQuery(search: AuditSearch) {
  const given = Object.entries(search).filter((entry): entry is [string, string] => !!entry[1]);
  return new URLSearchParams(given).toString();
}
