import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { findSessionOwner } from "#db/staff-sessions.server.ts";
import { recordStepUp, type SteppedUp } from "../step-up.server.ts";
import type { RelyingParty } from "./relying-party.ts";
import { usePasskey } from "./use-passkey.server.ts";

/** Only a passkey of the member who signed in. */
export function stepUpWithPasskey(
  domain: Pick<Domain, "db">,
  site: RelyingParty,
  typed: { readonly token: string; readonly credential: string },
): Promise<Result<SteppedUp, "ended" | "passkey-refused">> {
  const { token, credential } = typed;
  const tokenHash = digest(token);
  return domain.db.transaction(async (tx) => {
    const asked = { site, purpose: "step-up", askedBy: tokenHash, credential } as const;
    const member = await usePasskey(tx, asked);
    const owner = await findSessionOwner(tx, tokenHash);
    if (!owner) return refuse("ended");
    if (member?.id !== owner) return refuse("passkey-refused");
    return accept(await recordStepUp(tx, { member, tokenHash, factor: "passkey" }));
  });
}
