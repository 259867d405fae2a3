import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { hasLoginShape } from "#db/accounts.server.ts";
import { isLoginLinkLiving, secondsUntilNextTry } from "#db/links.server.ts";

/** Read-only, so mail scanners may call it any number of times. */
export function isLoginLinkGood({ db }: Domain, token: string) {
  return isLoginLinkLiving(db, digest(token));
}

/** Seconds until another login may be tried. */
export function readLoginWait({ db }: Domain, token: string) {
  return secondsUntilNextTry(db, { purpose: "login", tokenHash: digest(token) });
}

/** False for a word that is no account's login because of its form. */
export function couldBeLogin({ db }: Pick<Domain, "db">, key: string) {
  return hasLoginShape(db, key);
}
