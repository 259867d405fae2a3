import type { Domain } from "#app/domain/domain.ts";
import { listInvitations } from "#db/invitation-list.server.ts";

export function listLastInvitations({ db }: Domain) {
  return listInvitations(db, 50);
}
