import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { holdSsoRule } from "#db/sso.server.ts";
import { openFullSession, type SecondFactorTry, type SignedIn } from "../second-factor.server.ts";
import type { RelyingParty } from "./relying-party.ts";
import { usePasskey } from "./use-passkey.server.ts";

interface PasskeyTry extends Omit<SecondFactorTry, "token" | "code"> {
  /** What the authenticator answered. */
  readonly credential: string;
}

/** What somebody holds and what unlocks it: two factors at once, so that no password is asked. */
export function signInWithPasskey(
  domain: Domain,
  site: RelyingParty,
  { credential, ...browser }: PasskeyTry,
): Promise<Result<SignedIn, "passkey-refused" | "sso-required">> {
  return domain.db.transaction(async (tx) => {
    if (await holdSsoRule(tx)) return refuse("sso-required");
    const member = await usePasskey(tx, { site, purpose: "sign-in", askedBy: null, credential });
    if (!member) return refuse("passkey-refused");
    return accept(await openFullSession(tx, domain, { ...browser, member, factor: "passkey" }));
  });
}
