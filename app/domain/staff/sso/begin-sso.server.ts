import type { Domain } from "#app/domain/domain.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import type { IdentityProvider } from "#app/providers/identity/identity.ts";
import { insertSsoStart } from "#db/sso.server.ts";
import { wayOf } from "./way.server.ts";

interface Begin {
  /** What the browser keeps. */
  readonly browser: string;
  readonly redirectUri: string;
  /** The page that was asked for. */
  readonly returnTo: string | null;
  /** The hash of the token of the session that steps up; null: a sign-in. */
  readonly sessionHash: string | null;
}

/** The address at the provider. It is asked before anything is written. */
export async function beginSso(
  { db }: Pick<Domain, "db">,
  provider: IdentityProvider,
  { browser, redirectUri, returnTo, sessionHash }: Begin,
): Promise<Result<string, "away">> {
  const way = wayOf(browser, newToken());
  const isFresh = sessionHash !== null;
  const address = await provider.begin({ ...way, redirectUri, isFresh });
  if (typeof address !== "string") return refuse("away");
  await insertSsoStart(db, {
    stateHash: digest(way.state),
    browserHash: digest(browser),
    purpose: isFresh ? "step-up" : "sign-in",
    sessionHash,
    returnTo,
  });
  return accept(address);
}
