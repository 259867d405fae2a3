import { findLink, isGood, isLinkExpired } from "#db/links.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";

export async function isContactLinkGood({ db }: Domain, token: string) {
  const link = await findLink(db, "contact", digest(token));
  return link !== null && isGood(link, await isLinkExpired(db, link.id));
}
