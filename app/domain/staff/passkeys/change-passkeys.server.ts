import { z } from "zod";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { countPasskeys, deletePasskey, renamePasskey } from "#db/passkeys.server.ts";
import { lockStaffMember, replaceRecoveryCodes, updateStaffMember } from "#db/staff.server.ts";
import { type PasskeyNameRefusal, readPasskeyName } from "./add-passkey.server.ts";
import { recordPasskey } from "./record-passkey.server.ts";
import { hasWayIn, mayForgetPassword } from "./ways-in.ts";

type Means = Pick<Domain, "db">;

interface Which {
  readonly staffId: StaffId;
  /** Of the passkey. */
  readonly id: string;
}

export async function nameOwnPasskey(
  { db }: Means,
  { staffId, id, name: typed }: Which & { readonly name: string },
): Promise<Result<null, PasskeyNameRefusal | "not-found">> {
  const name = readPasskeyName(typed);
  if (!name.ok) return name;
  const isOwn =
    z.uuid().safeParse(id).success && (await renamePasskey(db, staffId, id, name.value));
  return isOwn ? accept(null) : refuse("not-found");
}

/** Of the last two that are removed at once, one stays: the member's row is locked. */
export function removeOwnPasskey(
  { db }: Means,
  { staffId, id }: Which,
): Promise<Result<null, "not-found" | "last-way-in">> {
  return db.transaction(async (tx) => {
    const member = await lockStaffMember(tx, staffId);
    if (!member || !z.uuid().safeParse(id).success) return refuse("not-found");
    const others = await countPasskeys(tx, staffId, { but: id });
    if (!hasWayIn({ ...member, passkeys: others })) return refuse("last-way-in");
    if (!(await deletePasskey(tx, staffId, id))) return refuse("not-found");
    await updateStaffMember(tx, staffId, { version: member.version + 1 });
    await recordPasskey(tx, staffId, "removed");
    return accept(null);
  });
}

/** Password, authenticator and recovery codes go; an administrator's reset brings them back. */
export function forgetOwnPassword(
  { db }: Means,
  staffId: StaffId,
): Promise<Result<null, "too-few-passkeys">> {
  return db.transaction(async (tx) => {
    const member = await lockStaffMember(tx, staffId);
    const passkeys = await countPasskeys(tx, staffId);
    if (!member || !mayForgetPassword({ ...member, passkeys })) return refuse("too-few-passkeys");
    const version = member.version + 1;
    const gone = { passwordHash: null, totpSealed: null, totpConfirmedAt: null };
    await updateStaffMember(tx, staffId, { ...gone, version });
    await replaceRecoveryCodes(tx, staffId, []);
    await recordPasskey(tx, staffId, "passwordless");
    return accept(null);
  });
}
