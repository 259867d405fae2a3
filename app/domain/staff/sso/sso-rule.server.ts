import { isPermitted } from "#app/domain/access/permissions.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import {
  endSessionsWithoutSso,
  isOpenedBySso,
  isSsoRequired,
  lockSsoRule,
  setSsoRequired,
} from "#db/sso.server.ts";
import { lockAllStaff } from "#db/staff.server.ts";

export type SsoRuleRefusal = "not-permitted" | "not-by-sso";

interface RuleChange {
  readonly by: StaffId;
  readonly sessionHash: string;
  readonly isRequired: boolean;
}

export function readSsoRule({ db }: Pick<Domain, "db">) {
  return isSsoRequired(db);
}

/**
 * The administrator who requires SSO is signed in by it: that shows that it works. Sessions opened in another way end.
 * Locks the rule, then the members, then the sessions, as sign-ins do.
 */
export function changeSsoRule(
  { db }: Pick<Domain, "db">,
  { by, sessionHash, isRequired }: RuleChange,
): Promise<Result<null, SsoRuleRefusal>> {
  return db.transaction(async (tx) => {
    await lockSsoRule(tx);
    const member = (await lockAllStaff(tx)).find(({ id }) => id === by);
    if (!member || member.disabledAt || !isPermitted(member.roles, "settings"))
      return refuse("not-permitted");
    if (isRequired && !(await isOpenedBySso(tx, by, sessionHash))) return refuse("not-by-sso");
    if (!(await setSsoRequired(tx, isRequired))) return accept(null);
    await record(tx, { actor: `staff:${by}`, isRequired });
    const alarm = isRequired ? "sso-required" : "sso-optional";
    await tellAdministrators(tx, { about: { staffId: by }, alarm });
    return accept(null);
  });
}

/** For somebody at the machine, when the provider is away for long. False: it is so already. */
export function makeSsoOptional({ db }: Pick<Domain, "db">): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await setSsoRequired(tx, false))) return false;
    await record(tx, { actor: "system", isRequired: false });
    await tellAdministrators(tx, { about: null, alarm: "sso-optional" });
    return true;
  });
}

async function record(
  tx: Transaction,
  {
    actor,
    isRequired,
  }: { readonly actor: "system" | `staff:${StaffId}`; readonly isRequired: boolean },
) {
  const sessions = isRequired ? await endSessionsWithoutSso(tx) : 0;
  await appendAuditEvent(tx, {
    requestId: null,
    actor,
    action: isRequired ? "staff.sso-required" : "staff.sso-optional",
    details: { sessions },
  });
}
