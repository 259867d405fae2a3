import { peeled } from "#app/domain/typed/plain.ts";

/** A login may have a colon itself. */
const label = /^(?:(?:votre|your) )?(?:identifiant|login|user ?name|mailto)[\p{L} ]{0,30}:/iu;

/** As logins are kept and compared, however they are typed. */
export function loginKey(login: string) {
  return peeled(login, label).replace(/\s+/g, "").toLowerCase();
}
