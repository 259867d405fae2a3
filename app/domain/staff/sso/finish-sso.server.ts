import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest } from "#app/domain/secrets.server.ts";
import type { IdentityProvider } from "#app/providers/identity/identity.ts";
import { useSsoStart } from "#db/sso.server.ts";
import type { Visit } from "#db/staff-sessions.server.ts";
import type { SignedIn } from "../second-factor.server.ts";
import type { SteppedUp } from "../step-up.server.ts";
import { recordRefusal } from "./record-refusal.server.ts";
import { signInWithIdentity } from "./sign-in-with-identity.server.ts";
import type { SsoRefusal } from "./sso-refusal.ts";
import { stepUpWithIdentity } from "./step-up-with-identity.server.ts";
import { wayOf } from "./way.server.ts";

export interface Finish {
  readonly browser: string;
  readonly state: string;
  /** Where the browser came back, with what the provider added. */
  readonly address: URL;
  readonly visit: Visit;
  readonly marks: readonly string[];
  /** The hash of the token of the session that lives in this browser. */
  readonly sessionHash: string | null;
}

export type Finished = { readonly returnTo: string | null } & (
  | { readonly kind: "signed-in"; readonly signedIn: SignedIn }
  | { readonly kind: "stepped-up"; readonly steppedUp: SteppedUp }
);

/** The way is used up first; then the provider is asked, outside of any transaction. */
export async function finishSso(
  domain: Pick<Domain, "db" | "secrets">,
  provider: IdentityProvider,
  finish: Finish,
): Promise<Result<Finished, SsoRefusal>> {
  const { browser, state, address, visit, marks, sessionHash } = finish;
  const hashes = { stateHash: digest(state), browserHash: digest(browser) };
  const start = await useSsoStart(domain.db, hashes);
  if (!start || (start.purpose === "step-up" && start.sessionHash !== sessionHash))
    return refuse("over");
  const { returnTo, createdAt } = start;
  const answer = await provider.finish({ ...wayOf(browser, state), address });
  if (answer.kind === "invalid") await recordRefusal(domain.db, { reason: "invalid", visit });
  if (answer.kind !== "known") return refuse(answer.kind);
  const { identity } = answer;
  if (start.sessionHash !== null) {
    const asked = { identity, visit, sessionHash: start.sessionHash, begunAt: createdAt };
    const done = await stepUpWithIdentity(domain, asked);
    return done.ok ? accept({ kind: "stepped-up", steppedUp: done.value, returnTo }) : done;
  }
  const asked = { identity, visit, marks, host: provider.host };
  const done = await signInWithIdentity(domain, asked);
  return done.ok ? accept({ kind: "signed-in", signedIn: done.value, returnTo }) : done;
}
