import type { Domain } from "#app/domain/domain.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { claimKeptForms } from "#db/kept-forms.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { renewFactor } from "#db/staff-sessions.server.ts";
import {
  refuseCode,
  type SecondFactorRefusal,
  spendAttempt,
  useFactor,
} from "./second-factor.server.ts";
import { isSeedLost } from "./totp.server.ts";

export interface SteppedUp {
  /** Where the member posted the form that asked for the factor. */
  readonly keptAt: string | null;
}

/** A fresh second factor in a session that goes on. Wrong codes count, and end it, as at the sign-in. */
export async function stepUp(
  domain: Domain,
  typed: { readonly token: string; readonly code: string },
): Promise<Result<SteppedUp, SecondFactorRefusal>> {
  return domain.db.transaction(async (tx) => {
    const tokenHash = digest(typed.token);
    const spent = await spendAttempt(tx, tokenHash, "full");
    if (!spent) return refuse("ended");
    const factor = await useFactor(tx, domain, spent.member, typed.code);
    if (!factor && isSeedLost(domain.secrets, spent.member)) return refuse("factor-lost");
    if (!factor) return refuseCode(tx, tokenHash, spent.session);
    return accept(await recordStepUp(tx, { member: spent.member, tokenHash, factor }));
  });
}

export async function recordStepUp(
  tx: Transaction,
  proved: {
    readonly member: Pick<StaffMember, "id">;
    readonly tokenHash: string;
    readonly factor: string;
  },
): Promise<SteppedUp> {
  const { member, tokenHash, factor } = proved;
  await renewFactor(tx, tokenHash);
  await appendAuditEvent(tx, {
    requestId: null,
    actor: `staff:${member.id}`,
    action: "staff.stepped-up",
    details: { factor },
  });
  return { keptAt: await claimKeptForms(tx, staffOwner(member.id), tokenHash) };
}
