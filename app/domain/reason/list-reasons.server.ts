import type { Domain } from "#app/domain/domain.ts";
import { listReasons, listReasonVersions } from "#db/reasons.server.ts";
import type { ListedReason } from "./reason.ts";

/** With the versions that earlier decisions used. */
export async function listAllReasons({ db }: Pick<Domain, "db">): Promise<ListedReason[]> {
  const [reasons, versions] = await Promise.all([listReasons(db), listReasonVersions(db)]);
  return reasons.map((reason) => ({
    ...reason,
    earlier: versions.filter(
      ({ reasonId, version }) => reasonId === reason.id && version < reason.version,
    ),
  }));
}
