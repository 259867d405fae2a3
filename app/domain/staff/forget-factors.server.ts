import type { Transaction } from "#db/connection/client.server.ts";
import { deletePasskeysOf } from "#db/passkeys.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { replaceRecoveryCodes, updateStaffMember } from "#db/staff.server.ts";

/**
 * Password, authenticator, recovery codes, passkeys and who they are at the provider of identities:
 * the next sign-in begins with a set-up link, or links a new subject of the provider.
 */
export async function forgetFactors(tx: Transaction, { id, version }: StaffMember) {
  await updateStaffMember(tx, id, {
    passwordHash: null,
    totpSealed: null,
    totpConfirmedAt: null,
    ssoIssuer: null,
    ssoSubject: null,
    version: version + 1,
  });
  await replaceRecoveryCodes(tx, id, []);
  await deletePasskeysOf(tx, id);
}
