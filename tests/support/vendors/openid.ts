import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { json, startVendor } from "./vendor.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const { privateKey: strangersKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

export type OpenIdClaims = Record<string, unknown>;

/**
 * A provider that says whatever a test wants; `tests/support/vendors/identity-provider.ts` is a real one.
 * A code gives its claims once.
 */
export async function startOpenId({ methods = ["client_secret_basic"] } = {}) {
  const codes = new Map<
    string,
    { claims: OpenIdClaims; userinfo: OpenIdClaims; isForged: boolean }
  >();
  const userinfo = new Map<string, OpenIdClaims>();
  const discovered: number[] = [];
  let issuer = "";
  const vendor = await startVendor<{ path: string; body: string; authorization: string }>({
    fail: (status) => json(status, { error: status < 500 ? "invalid_grant" : "server_error" }),
    handle(request, body, received) {
      const path = request.url ?? "";
      const { authorization = "" } = request.headers;
      received.push({ path, body, authorization });
      if (path.startsWith("/.well-known/")) {
        discovered.push(Date.now());
        return json(200, {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          userinfo_endpoint: `${issuer}/userinfo`,
          token_endpoint_auth_methods_supported: methods,
          code_challenge_methods_supported: ["S256"],
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          authorization_response_iss_parameter_supported: true,
        });
      }
      if (path === "/jwks")
        return json(200, {
          keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
        });
      if (path === "/userinfo") {
        const known = userinfo.get(authorization.replace("Bearer ", ""));
        return known ? json(200, known) : json(401, {});
      }
      const given = codes.get(new URLSearchParams(body).get("code") ?? "");
      if (!given) return json(400, { error: "invalid_grant" });
      codes.delete(new URLSearchParams(body).get("code") ?? "");
      const accessToken = randomBytes(16).toString("hex");
      userinfo.set(accessToken, given.userinfo);
      const idToken = signed(given.claims, given.isForged);
      return json(200, { access_token: accessToken, token_type: "Bearer", id_token: idToken });
    },
  });
  issuer = vendor.origin;
  return {
    ...vendor,
    issuer,
    /** How often the provider was asked about itself. */
    discoveries: () => discovered.length,
    /** For the address that the browser was sent to. `isForged`: signed by somebody else. */
    codeFor(
      address: string,
      more: OpenIdClaims,
      {
        isForged = false,
        userinfo: told = { sub: more["sub"] },
      }: { isForged?: boolean; userinfo?: OpenIdClaims } = {},
    ) {
      const query = new URL(address).searchParams;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: issuer,
        aud: query.get("client_id"),
        nonce: query.get("nonce"),
        iat: now,
        exp: now + 60,
        auth_time: now,
        ...more,
      };
      const code = randomBytes(16).toString("hex");
      codes.set(code, { claims, userinfo: told, isForged });
      return code;
    },
  };
}

export type OpenId = Awaited<ReturnType<typeof startOpenId>>;

function signed(claims: OpenIdClaims, isForged: boolean) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", kid: "1", typ: "JWT" })}.${part(claims)}`;
  const by = isForged ? strangersKey : privateKey;
  return `${text}.${sign("sha256", Buffer.from(text), by).toString("base64url")}`;
}
