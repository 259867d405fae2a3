import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { countRecoveryCodes, lockStaffMember } from "#db/staff.server.ts";
import { makeRecoveryCodes } from "./recovery-codes.server.ts";
import { isFreshTotp } from "./second-factor.server.ts";
import { countWrongSecondFactor } from "./wrong-factor.server.ts";

/** An unattended screen must not be enough, so a fresh code is required. */
export async function renewRecoveryCodes(
  domain: Domain,
  typed: { readonly staffId: StaffId; readonly code: string },
): Promise<Result<{ codes: string[] }, "wrong-code">> {
  return domain.db.transaction(async (tx) => {
    const member = await lockStaffMember(tx, typed.staffId);
    if (!member || member.disabledAt) return refuse("wrong-code");
    if (!(await isFreshTotp(tx, domain, member, typed.code))) {
      await countWrongSecondFactor(tx, member.id);
      return refuse("wrong-code");
    }
    const codes = await makeRecoveryCodes(tx, domain.secrets, member.id);
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${member.id}`,
      action: "staff.recovery-codes-renewed",
    });
    return accept({ codes });
  });
}

export function countOwnRecoveryCodes({ db }: Domain, staffId: StaffId) {
  return countRecoveryCodes(db, staffId);
}
