import { isPermitted } from "#app/domain/access/permissions.ts";
import type { RoleName } from "#app/domain/access/roles.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import {
  isAssignedOnly,
  isAssignedTo,
  setAssignedOnly,
  type Sight,
} from "#db/desk-settings.server.ts";
import { listRoles } from "#db/staff.server.ts";

interface Viewer {
  readonly id: StaffId;
  readonly roles: readonly RoleName[];
}

/** Agents see only what is assigned to them, where an administrator chose so. */
export async function sightOf({ db }: Pick<Domain, "db">, { id, roles }: Viewer): Promise<Sight> {
  if (isPermitted(roles, "read-all")) return null;
  return (await isAssignedOnly(db)) ? id : null;
}

/** For the page, the files and the forms of one request. */
export async function mayRead(domain: Pick<Domain, "db">, viewer: Viewer, reference: string) {
  const sight = await sightOf(domain, viewer);
  return sight === null || isAssignedTo(domain.db, reference, sight);
}

export function readsAssignedOnly({ db }: Pick<Domain, "db">) {
  return isAssignedOnly(db);
}

interface SightInput {
  readonly staffId: StaffId;
  readonly assignedOnly: boolean;
}

/** Choosing what is so already leaves no event. */
export function chooseSight({ db }: Pick<Domain, "db">, { staffId, assignedOnly }: SightInput) {
  return db.transaction(async (tx) => {
    const roles = await listRoles(tx, staffId);
    if (!isPermitted(roles, "settings")) return refuse("not-permitted");
    const isChanged = await setAssignedOnly(tx, assignedOnly);
    if (isChanged) {
      await appendAuditEvent(tx, {
        requestId: null,
        actor: `staff:${staffId}`,
        action: "desk.sight-changed",
        details: { assignedOnly },
      });
    }
    return accept({ isChanged });
  });
}
