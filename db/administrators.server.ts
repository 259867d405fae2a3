import { arrayContains } from "drizzle-orm";
import type { Database } from "./connection/client.server.ts";
import { staff } from "./schema/staff.ts";

export async function listAdministrators(db: Database) {
  const rows = await db
    .select({ email: staff.email })
    .from(staff)
    .where(arrayContains(staff.roles, ["administrator"]));
  return rows.map(({ email }) => email);
}
