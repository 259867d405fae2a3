import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { isOpen } from "#app/domain/request/state-machine.ts";
import { findWaitingInvitation, readStop } from "#db/invitation-endings.server.ts";
import { hasInvitingLink } from "#db/links.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Request } from "#db/schema/requests.ts";
import type { SessionScope } from "#db/sessions.server.ts";
import type { NextRequestWay } from "./next-request.ts";

export async function findNextRequestWay(
  { db }: Pick<Domain, "db">,
  { status, accountId, recipient, recipientKind }: Request,
  account: Pick<Account, "contactEmail">,
  scope: SessionScope = "status",
): Promise<NextRequestWay | null> {
  if (isOpen(status)) return null;
  if (scope === "closed" && (await mayBegin(db, { accountId, recipient }))) return "button";
  if (recipient === account.contactEmail) return "link-page";
  // A former main contact.
  if (recipientKind === "main") return null;
  const about = { accountId, recipient };
  if (!(await hasInvitingLink(db, about, limits.renewableLinkDays))) return null;
  return (await readStop(db, about)).still ? null : "invitation";
}

async function mayBegin(db: Domain["db"], about: Pick<Request, "accountId" | "recipient">) {
  if (!(await findWaitingInvitation(db, about))) return false;
  return !(await readStop(db, about)).still;
}
