import type { Transaction } from "#db/connection/client.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { replaceRecoveryCodes, updateStaffMember } from "#db/staff.server.ts";

/** Password, authenticator and recovery codes: the next sign-in begins with a set-up link. */
export async function forgetFactors(tx: Transaction, { id, version }: StaffMember) {
  await updateStaffMember(tx, id, {
    passwordHash: null,
    totpSealed: null,
    totpConfirmedAt: null,
    version: version + 1,
  });
  await replaceRecoveryCodes(tx, id, []);
}
