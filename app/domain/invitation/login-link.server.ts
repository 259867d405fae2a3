import { findInvitation, findLink, isGood, isLinkExpired } from "#db/invitations.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";

/** Can this link still open a visit? Reads only, however often scanners come by. */
export async function isLoginLinkGood({ db }: Domain, token: string) {
  const link = await findLink(db, "login", digest(token));
  if (!link?.invitationId || !isGood(link, await isLinkExpired(db, link.id))) return false;
  return (await findInvitation(db, link.invitationId)).codeUsedAt === null;
}
