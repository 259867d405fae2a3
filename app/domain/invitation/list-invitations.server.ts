import type { Domain } from "#app/domain/domain.ts";
import { listInvitations } from "#db/invitation-list.server.ts";

/** The last 50 invitations with how they stand, newest first. */
export function listLastInvitations({ db }: Domain) {
  return listInvitations(db, 50);
}
