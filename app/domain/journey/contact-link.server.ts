import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { isContactLinkLiving, secondsUntilNextTry } from "#db/links.server.ts";

export function isContactLinkGood({ db }: Domain, token: string) {
  return isContactLinkLiving(db, digest(token));
}

/** Seconds until another address may be tried. */
export function readProofWait({ db }: Domain, token: string) {
  return secondsUntilNextTry(db, { purpose: "contact", tokenHash: digest(token) });
}
