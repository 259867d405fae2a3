import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { countPasskeys, listPasskeys } from "#db/passkeys.server.ts";
import { findStaffMember } from "#db/staff.server.ts";
import { mayForgetPassword } from "./ways-in.ts";

/** For the page of the member: no key leaves the server. */
export async function listOwnPasskeys({ db }: Pick<Domain, "db">, staffId: StaffId) {
  const rows = await listPasskeys(db, staffId);
  return rows.map(({ id, name, createdAt, lastUsedAt, copiedAt }) => {
    return { id, name, createdAt, lastUsedAt, copiedAt };
  });
}

/** What the member gets in with. */
export async function ownWaysIn({ db }: Pick<Domain, "db">, staffId: StaffId) {
  const [member, passkeys] = [await findStaffMember(db, staffId), await countPasskeys(db, staffId)];
  return {
    hasCodes: Boolean(member?.totpConfirmedAt),
    hasPasskey: passkeys > 0,
    mayForgetPassword: member !== null && mayForgetPassword({ ...member, passkeys }),
  };
}
