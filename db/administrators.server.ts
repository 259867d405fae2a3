import { and, arrayContains, isNull } from "drizzle-orm";
import type { Database } from "./connection/client.server.ts";
import { staff } from "./schema/staff.ts";

/** Those who can sign in. */
export async function listAdministrators(db: Database) {
  const rows = await db
    .select({ email: staff.email })
    .from(staff)
    .where(and(arrayContains(staff.roles, ["administrator"]), isNull(staff.disabledAt)));
  return rows.map(({ email }) => email);
}
