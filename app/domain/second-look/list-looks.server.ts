import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { listDifferingLooks, listWaitingLooks, type Span } from "#db/second-looks.server.ts";

type Means = Pick<Domain, "db">;

/** At most `limits.secondLooksShown`. */
export function listLooksFor({ db }: Means, staffId: StaffId) {
  return listWaitingLooks(db, staffId);
}

export function listDiffering({ db }: Means, period: Span) {
  return listDifferingLooks(db, period);
}
