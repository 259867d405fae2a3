import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Refused, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { addReasonVersion, insertReason, setReasonRetired } from "#db/reasons.server.ts";
import { missingTexts, type ReasonAbout, type ReasonKind, type ReasonTexts } from "./reason.ts";
import { unknownVariables } from "./variables.ts";

export type ReasonRefusal = "not-permitted" | "texts-missing" | "unknown-variable" | "stale";

interface Draft {
  readonly staffId: StaffId;
  readonly texts: ReasonTexts;
}

export function addReason(
  domain: Domain,
  { staffId, about, texts }: Draft & { readonly about: ReasonAbout },
): Promise<Result<string, ReasonRefusal>> {
  return asAdministrator(domain, staffId, async (tx) => {
    const fault = faultOf(about.kind, texts);
    if (fault) return refuse(fault);
    const id = await insertReason(tx, about, { staffId, texts: trimmed(texts) });
    await record(tx, staffId, "reason.added", { reason: id, kind: about.kind, version: 1 });
    return accept(id);
  });
}

/** Makes a new version; decisions keep the one that they used. */
export function changeReason(
  domain: Domain,
  order: Draft & {
    readonly id: string;
    readonly version: number;
    /** Of another kind it is not found: each page changes its own. */
    readonly about: ReasonAbout;
  },
): Promise<Result<string, ReasonRefusal>> {
  const { staffId, id, version, texts, about } = order;
  return asAdministrator(domain, staffId, async (tx) => {
    const fault = faultOf(about.kind, texts);
    if (fault) return refuse(fault);
    const written = { staffId, texts: trimmed(texts), about };
    if (!(await addReasonVersion(tx, { id, version }, written))) return refuse("stale");
    await record(tx, staffId, "reason.changed", { reason: id, version: version + 1 });
    return accept(id);
  });
}

export function retireReason(
  domain: Domain,
  { staffId, id, isRetired }: { staffId: StaffId; id: string; isRetired: boolean },
): Promise<Result<string, ReasonRefusal>> {
  return asAdministrator(domain, staffId, async (tx) => {
    if (!(await setReasonRetired(tx, id, isRetired))) return refuse("stale");
    await record(tx, staffId, isRetired ? "reason.retired" : "reason.restored", { reason: id });
    return accept(id);
  });
}

/** Only templates of messages have variables. */
function faultOf(kind: ReasonKind, texts: ReasonTexts) {
  if (missingTexts(texts).length > 0) return "texts-missing";
  return kind === "message" && unknownVariables(texts).length > 0 ? "unknown-variable" : null;
}

function asAdministrator<Value>(
  { db }: Domain,
  staffId: StaffId,
  change: (tx: Transaction) => Promise<Result<Value, ReasonRefusal>>,
): Promise<Result<Value, ReasonRefusal> | Refused<"not-permitted">> {
  return db.transaction(async (tx) => {
    const may = await isStillPermitted(tx, staffId, "settings");
    return may ? change(tx) : refuse("not-permitted");
  });
}

function record(
  tx: Transaction,
  staffId: StaffId,
  action: "reason.added" | "reason.changed" | "reason.retired" | "reason.restored",
  details: Record<string, unknown>,
) {
  return appendAuditEvent(tx, { requestId: null, actor: `staff:${staffId}`, action, details });
}

function trimmed({ titleFr, titleEn, textFr, textEn }: ReasonTexts): ReasonTexts {
  return {
    titleFr: titleFr.trim(),
    titleEn: titleEn.trim(),
    textFr: textFr.trim(),
    textEn: textEn.trim(),
  };
}
