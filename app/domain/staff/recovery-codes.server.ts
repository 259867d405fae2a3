import { randomInt } from "node:crypto";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { normaliseCode, type Secrets } from "#app/domain/secrets.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { replaceRecoveryCodes } from "#db/staff.server.ts";

const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

function newRecoveryCode() {
  const symbols = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${symbols.slice(0, 4)}-${symbols.slice(4, 8)}-${symbols.slice(8)}`;
}

/** A keyed hash, bound to the member: 59 bits are too few for a plain hash. */
function recoveryCodeHash(secrets: Secrets, staffId: StaffId, code: string) {
  return secrets.uniqueCodeHash(bound(staffId, code));
}

/** Under each key that it may have been stored with. */
export function recoveryCodeHashes(secrets: Secrets, staffId: StaffId, code: string) {
  return secrets.uniqueCodeHashes(bound(staffId, code));
}

const bound = (staffId: StaffId, code: string) => `recovery ${staffId} ${normaliseCode(code)}`;

/** Replaces all earlier codes. They can be read only here. */
export async function makeRecoveryCodes(tx: Transaction, secrets: Secrets, staffId: StaffId) {
  const codes = Array.from({ length: limits.recoveryCodes }, newRecoveryCode);
  await replaceRecoveryCodes(
    tx,
    staffId,
    codes.map((code) => recoveryCodeHash(secrets, staffId, code)),
  );
  return codes;
}
