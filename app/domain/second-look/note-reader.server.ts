import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { markLookReader } from "#db/second-looks.server.ts";

/** Somebody opened a page about the request: they know its state, and look at it blindly no more. */
export function noteReader({ db }: Pick<Domain, "db">, reference: string, staffId: StaffId) {
  return markLookReader(db, reference, staffId);
}
