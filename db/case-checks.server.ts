import { and, eq, sql } from "drizzle-orm";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import type { CheckId } from "#app/domain/situation/catalogue.ts";
import type { Database } from "./connection/client.server.ts";
import { caseChecks } from "./schema/case-checks.ts";
import type { Request } from "./schema/requests.ts";

export async function saveChecks(
  db: Database,
  row: {
    readonly requestId: RequestId;
    readonly staffId: StaffId;
    readonly version: number;
    readonly checks: CheckId[];
  },
) {
  const { version, checks } = row;
  await db
    .insert(caseChecks)
    .values(row)
    .onConflictDoUpdate({
      target: [caseChecks.requestId, caseChecks.staffId],
      set: { version, checks, savedAt: sql`now()` },
    });
}

/** Of this version: what was ticked about an earlier one is not confirmed about it. */
export function listChecks(db: Database, { id, version }: Pick<Request, "id" | "version">) {
  return db
    .select({ staffId: caseChecks.staffId, checks: caseChecks.checks })
    .from(caseChecks)
    .where(and(eq(caseChecks.requestId, id), eq(caseChecks.version, version)));
}
