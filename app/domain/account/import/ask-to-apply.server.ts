import { isStillPermitted } from "#app/domain/access/is-still-permitted.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { ImportId, StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { lockImport, setStatus } from "#db/account-imports.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import type { AccountImport } from "#db/schema/account-imports.ts";
import { addImportJob } from "./import-job.server.ts";

export type ApplyRefusal =
  | "not-found"
  | "not-permitted"
  /** The file was checked again since, or is being checked. */
  | "plan-differs"
  | "has-refusals"
  | "nothing-to-write"
  /** By another tab, a second click or a colleague. */
  | "already-asked"
  | "not-checked";

interface Asked {
  readonly importId: ImportId;
  /** Of the report that was shown. */
  readonly plan: string;
  /** Null: the command line. */
  readonly staffId: StaffId | null;
}

/** A job writes it; at the command line the command does. */
export function askToApply(
  { db }: Domain,
  { importId, plan, staffId }: Asked,
): Promise<Result<null, ApplyRefusal>> {
  return db.transaction(async (tx) => {
    if (staffId && !(await isStillPermitted(tx, staffId, "import"))) return refuse("not-permitted");
    const found = await lockImport(tx, importId);
    if (!found) return refuse("not-found");
    const refusal = refusalOf(found, plan);
    if (refusal) return refuse(refusal);
    const patch = { appliedBy: staffId, appliedAt: await databaseNow(tx) };
    await setStatus(tx, importId, { from: "checked", to: "applying", ...patch });
    if (staffId) await addImportJob(tx, "apply-import", importId);
    return accept(null);
  });
}

function refusalOf(found: AccountImport, plan: string): ApplyRefusal | null {
  if (found.status === "applying" || found.status === "applied") return "already-asked";
  if (found.plan !== plan) return "plan-differs";
  if (found.status !== "checked" || found.erasedAt) return "not-checked";
  if (found.refused > 0) return "has-refusals";
  return found.new + found.changed > 0 ? null : "nothing-to-write";
}
