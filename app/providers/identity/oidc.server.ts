import * as client from "openid-client";
import { type Claims, identityOf, type RolesClaim, valueAt } from "./claims.ts";
import type {
  AskedIdentity,
  IdentityAnswer,
  IdentityProvider,
  ReturnedIdentity,
} from "./identity.ts";
import { isAway } from "./oidc-failure.server.ts";

interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly roles: RolesClaim;
  /** For each answer of the provider. */
  readonly timeoutSeconds: () => number;
  /** What the provider says about itself is asked again after this. */
  readonly discoveryMinutes: () => number;
  /** How far the clocks may differ. */
  readonly clockSeconds: () => number;
}

/** The authorization code flow of OpenID Connect, with PKCE, state and nonce. */
export function createOidcProvider(options: OidcOptions): IdentityProvider {
  const configuration = rememberedDiscovery(options);
  return {
    issuer: options.issuer,
    host: new URL(options.issuer).host,
    async begin(asked) {
      try {
        return await addressOf(await configuration(), options.scope, asked);
      } catch (error) {
        return { kind: "away", why: wordsOf(error) };
      }
    },
    async finish(returned) {
      try {
        return await exchange(await configuration(), options.roles, returned);
      } catch (error) {
        if (error instanceof client.AuthorizationResponseError)
          return { kind: "denied", why: error.error };
        return { kind: isAway(error) ? "away" : "invalid", why: wordsOf(error) };
      }
    },
  };
}

/** One request at a time; a failure is not remembered. */
function rememberedDiscovery(options: OidcOptions) {
  let known: { readonly at: number; readonly found: Promise<client.Configuration> } | null = null;
  return async () => {
    const now = performance.now();
    if (known && now - known.at < options.discoveryMinutes() * 60_000) return known.found;
    const found = discover(options);
    known = { at: now, found };
    found.catch(() => {
      if (known?.found === found) known = null;
    });
    return found;
  };
}

async function discover(options: OidcOptions) {
  const { issuer, clientId, clientSecret } = options;
  const timeout = options.timeoutSeconds();
  const isLoopback = issuer.startsWith("http:");
  const execute = isLoopback ? [client.allowInsecureRequests] : [];
  const metadata = { [client.clockTolerance]: options.clockSeconds() };
  const url = new URL(issuer);
  const found = await client.discovery(url, clientId, metadata, client.None(), {
    execute,
    timeout,
  });
  const methods = found.serverMetadata().token_endpoint_auth_methods_supported;
  // Where the provider does not say, the standard means Basic.
  const isBasic = methods?.includes("client_secret_basic") ?? true;
  const secret = isBasic
    ? client.ClientSecretBasic(clientSecret)
    : client.ClientSecretPost(clientSecret);
  const config = new client.Configuration(found.serverMetadata(), clientId, metadata, secret);
  config.timeout = timeout;
  if (isLoopback) client.allowInsecureRequests(config);
  // The connection proves the sender already; the signature does so again.
  client.enableNonRepudiationChecks(config);
  return config;
}

async function addressOf(config: client.Configuration, scope: string, asked: AskedIdentity) {
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: asked.redirectUri,
    scope,
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(asked.verifier),
    code_challenge_method: "S256",
    ...(asked.isFresh && { prompt: "login", max_age: "0" }),
  });
  return url.href;
}

async function exchange(
  config: client.Configuration,
  roles: RolesClaim,
  { address, state, nonce, verifier }: ReturnedIdentity,
): Promise<IdentityAnswer> {
  const tokens = await client.authorizationCodeGrant(config, address, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) return { kind: "invalid", why: "no ID token" };
  const more = await moreAbout(config, tokens.access_token, claims, roles);
  const identity = identityOf({ ...more, ...claims }, roles);
  return identity ? { kind: "known", identity } : { kind: "invalid", why: "no subject" };
}

/** Many providers put the address and the roles behind another request. */
async function moreAbout(
  config: client.Configuration,
  accessToken: string,
  claims: Claims & { readonly sub: string },
  { claim }: RolesClaim,
): Promise<Claims> {
  const isWhole = claims["email"] !== undefined && valueAt(claims, claim) !== undefined;
  if (isWhole || config.serverMetadata().userinfo_endpoint === undefined) return {};
  const {
    email,
    email_verified: verified,
    ...rest
  } = await client.fetchUserInfo(config, accessToken, claims.sub);
  // Whether the address is verified belongs to the address that it stands beside.
  return claims["email"] === undefined ? { ...rest, email, email_verified: verified } : rest;
}

function wordsOf(error: unknown) {
  return error instanceof Error ? error.message : String(error);
}
