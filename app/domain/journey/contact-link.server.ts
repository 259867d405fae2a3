import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { isContactLinkLiving } from "#db/links.server.ts";

export function isContactLinkGood({ db }: Domain, token: string) {
  return isContactLinkLiving(db, digest(token));
}
