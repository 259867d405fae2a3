import { isLoginLinkLiving } from "#db/links.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";

/** Can this link still open a visit? Reads only, however often scanners come by. */
export function isLoginLinkGood({ db }: Domain, token: string) {
  return isLoginLinkLiving(db, digest(token));
}
