import type { Domain } from "#app/domain/domain.ts";
import { listHandlers } from "#db/desk.server.ts";

/** Whom a request can be given to. */
export function listDeskMembers({ db }: Pick<Domain, "db">) {
  return listHandlers(db);
}
