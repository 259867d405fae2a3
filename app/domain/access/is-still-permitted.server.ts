import type { StaffId } from "#app/domain/ids.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listRoles } from "#db/staff.server.ts";
import { isPermitted, type Permission } from "./permissions.ts";

/** The role may have been taken away since the page was opened: it is read where the change is made. */
export async function isStillPermitted(db: Database, staffId: StaffId, permission: Permission) {
  return isPermitted(await listRoles(db, staffId), permission);
}
