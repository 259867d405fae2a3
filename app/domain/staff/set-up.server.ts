import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { holdSsoRule } from "#db/sso.server.ts";
import { findSetup, useSetup } from "#db/staff.server.ts";
import { endAllSessions, type Visit } from "#db/staff-sessions.server.ts";
import { loadBreachedPasswords } from "./breached-passwords.server.ts";
import { hashPassword } from "./password.server.ts";
import { parsePassword, type PasswordRefusal } from "./password.ts";
import { type HalfSignedIn, openHalfSession } from "./sign-in.server.ts";

export async function findInvited({ db }: Domain, token: string) {
  return findSetup(db, digest(token));
}

interface NewPassword {
  readonly token: string;
  readonly password: string;
  /** Must not be in the password. */
  readonly brand: string;
  readonly visit: Visit;
}

export async function setUpPassword(
  domain: Domain,
  typed: NewPassword,
): Promise<Result<HalfSignedIn, PasswordRefusal | "link-over" | "sso-required">> {
  const invited = await findSetup(domain.db, digest(typed.token));
  if (!invited) return refuse("link-over");
  const ownWords = [invited.email, invited.name, typed.brand];
  const isListed = await loadBreachedPasswords();
  const password = parsePassword(typed.password, { ownWords, isListed });
  if (!password.ok) return password;
  const passwordHash = await hashPassword(password.value);
  return domain.db.transaction(async (tx) => {
    if (await holdSsoRule(tx)) return refuse("sso-required");
    const member = await useSetup(tx, digest(typed.token), passwordHash);
    if (!member) return refuse("link-over");
    await endAllSessions(tx, member.id);
    await appendAuditEvent(tx, {
      requestId: null,
      actor: `staff:${member.id}`,
      action: "staff.password-set",
    });
    return accept(await openHalfSession(tx, domain.secrets, member, typed.visit));
  });
}
