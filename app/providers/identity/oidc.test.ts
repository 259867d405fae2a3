import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { oidcClient, startOidcProvider } from "#tests/support/vendors/identity-provider.ts";
import { type OpenId, type OpenIdClaims, startOpenId } from "#tests/support/vendors/openid.ts";
import { createOidcProvider } from "./oidc.server.ts";

const redirectUri = "http://portal.example/return";
const way = { state: "s".repeat(43), nonce: "n".repeat(43), verifier: "v".repeat(43) };

let openId: OpenId;
beforeEach(async () => {
  openId = await startOpenId();
});
afterEach(() => openId.stop());

function providerAt(issuer: string, more: Partial<Parameters<typeof createOidcProvider>[0]> = {}) {
  return createOidcProvider({
    issuer,
    clientId: oidcClient.id,
    clientSecret: oidcClient.secret,
    scope: "openid email",
    roles: { claim: "roles", prefix: "" },
    timeoutSeconds: () => 0.5,
    discoveryMinutes: () => 60,
    clockSeconds: () => 30,
    ...more,
  });
}

async function begin(provider: ReturnType<typeof providerAt>, isFresh = false) {
  const address = await provider.begin({ ...way, redirectUri, isFresh });
  if (typeof address !== "string") throw new Error(address.why);
  return address;
}

function back(query: Record<string, string>) {
  const address = new URL(redirectUri);
  address.search = new URLSearchParams({ state: way.state, ...query }).toString();
  return { ...way, address };
}

const claims = { sub: "u-1", email: "zoe@desk.example", email_verified: true, roles: ["agent"] };

async function finish(more: OpenIdClaims, options: Parameters<OpenId["codeFor"]>[2] = {}) {
  const provider = providerAt(openId.issuer);
  const code = openId.codeFor(await begin(provider), { ...claims, ...more }, options);
  return provider.finish(back({ code, iss: openId.issuer }));
}

describe("The way to the provider", () => {
  it("asks for a code with PKCE, state and nonce, and for a fresh proof where one is wanted", async () => {
    const provider = providerAt(openId.issuer);
    const plain = new URL(await begin(provider)).searchParams;
    expect(Object.fromEntries(plain)).toMatchObject({
      response_type: "code",
      client_id: oidcClient.id,
      redirect_uri: redirectUri,
      scope: "openid email",
      state: way.state,
      nonce: way.nonce,
      code_challenge_method: "S256",
    });
    expect(plain.get("code_challenge")).not.toBe(way.verifier);
    expect(plain.has("prompt")).toBe(false);
    const fresh = new URL(await begin(provider, true)).searchParams;
    expect([fresh.get("prompt"), fresh.get("max_age")]).toEqual(["login", "0"]);
  });

  it("asks the provider about itself once an hour, and again after a failure", async () => {
    let minutes = 60;
    const provider = providerAt(openId.issuer, { discoveryMinutes: () => minutes });
    openId.failNext(500);
    expect(await provider.begin({ ...way, redirectUri, isFresh: false })).toMatchObject({
      kind: "away",
    });
    await Promise.all([begin(provider), begin(provider)]);
    expect(openId.discoveries()).toBe(1);
    minutes = 0;
    await begin(provider);
    expect(openId.discoveries()).toBe(2);
  });

  it("is away within its time limit when the provider hangs", async () => {
    openId.failNext("hang");
    const began = Date.now();
    const provider = providerAt(openId.issuer);
    expect(await provider.begin({ ...way, redirectUri, isFresh: false })).toMatchObject({
      kind: "away",
    });
    expect(Date.now() - began).toBeLessThan(3_000);
  });
});

describe("The provider's answer", () => {
  it("tells who the person is, and when and how they proved it", async () => {
    const known = await finish({ amr: ["pwd", "otp"], auth_time: 1_790_000_000 });
    expect(known).toEqual({
      kind: "known",
      identity: {
        issuer: openId.issuer,
        subject: "u-1",
        email: "zoe@desk.example",
        isEmailVerified: true,
        roles: ["agent"],
        provedAt: new Date(1_790_000_000_000),
        methods: ["pwd", "otp"],
      },
    });
    const token = openId.received.find(({ path }) => path === "/token");
    expect(new URLSearchParams(token?.body).get("code_verifier")).toBe(way.verifier);
    expect(token?.authorization).toMatch(/^Basic /);
  });

  it("is completed by the provider's second answer, of the same person only", async () => {
    const bare = { email: undefined, email_verified: undefined, roles: undefined };
    const { sub, ...more } = claims;
    const whole = await finish(bare, { userinfo: { sub, ...more } });
    expect(whole).toMatchObject({ identity: { email: "zoe@desk.example", roles: ["agent"] } });
    expect((await finish(bare, { userinfo: { ...more, sub: "u-2" } })).kind).toBe("invalid");
  });

  it("does not take one answer's word for the address in another one", async () => {
    const other = { userinfo: { sub: "u-1", email_verified: true, roles: ["agent"] } };
    const answer = await finish({ email_verified: undefined, roles: undefined }, other);
    expect(answer).toMatchObject({ identity: { isEmailVerified: false, roles: ["agent"] } });
  });

  it.each<[string, OpenIdClaims]>([
    ["another nonce", { nonce: "x".repeat(43) }],
    ["no nonce", { nonce: undefined }],
    ["another issuer", { iss: "https://elsewhere.example" }],
    ["another audience", { aud: "another-client" }],
    ["a token that expired", { exp: Math.floor(Date.now() / 1000) - 3600 }],
    ["no subject", { sub: undefined }],
  ])("does not hold with %s", async (_, more) => {
    expect((await finish(more)).kind).toBe("invalid");
  });

  it("does not hold with the signature of somebody else", async () => {
    expect((await finish({}, { isForged: true })).kind).toBe("invalid");
  });

  it("does not hold from another issuer, with another state, or with a code that was used", async () => {
    const provider = providerAt(openId.issuer);
    const code = openId.codeFor(await begin(provider), claims);
    const answers = [
      await provider.finish(back({ code, iss: "https://elsewhere.example" })),
      await provider.finish(back({ code })),
      await provider.finish(back({ code, iss: openId.issuer, state: "x".repeat(43) })),
    ];
    expect(answers.map(({ kind }) => kind)).toEqual(["invalid", "invalid", "invalid"]);
    expect((await provider.finish(back({ code, iss: openId.issuer }))).kind).toBe("known");
    expect((await provider.finish(back({ code, iss: openId.issuer }))).kind).toBe("invalid");
  });

  it("may be a no", async () => {
    const provider = providerAt(openId.issuer);
    const error = back({ error: "access_denied", iss: openId.issuer });
    expect(await provider.finish(error)).toEqual({ kind: "denied", why: "access_denied" });
  });

  it.each(["hang", "accept-then-cut", 500, 503] as const)(
    "is missing when the provider is away: %s",
    async (fault) => {
      const provider = providerAt(openId.issuer);
      const code = openId.codeFor(await begin(provider), claims);
      openId.failNext(fault);
      expect((await provider.finish(back({ code, iss: openId.issuer }))).kind).toBe("away");
    },
  );

  it("is missing when nobody listens", async () => {
    const provider = providerAt(openId.issuer);
    const code = openId.codeFor(await begin(provider), claims);
    await openId.stop();
    expect((await provider.finish(back({ code, iss: openId.issuer }))).kind).toBe("away");
  });

  it("is asked for with the secret in the form where the provider wants it there", async () => {
    const posted = await startOpenId({ methods: ["client_secret_post"] });
    const provider = providerAt(posted.issuer);
    const code = posted.codeFor(await begin(provider), claims);
    expect((await provider.finish(back({ code, iss: posted.issuer }))).kind).toBe("known");
    const body = posted.received.find(({ path }) => path === "/token")?.body;
    expect(new URLSearchParams(body).get("client_secret")).toBe(oidcClient.secret);
    await posted.stop();
  });
});

it("A real provider is understood from the first address to the last", async () => {
  const real = await startOidcProvider(redirectUri);
  real.people.set("u-1", {
    email: "zoe@desk.example",
    roles: ["approver"],
    methods: ["pwd", "otp"],
  });
  const provider = providerAt(real.issuer, { timeoutSeconds: () => 4 });
  const address = await walk(await begin(provider, true), "u-1");
  const known = await provider.finish({ ...way, address: new URL(address) });
  expect(known).toMatchObject({
    kind: "known",
    identity: {
      issuer: real.issuer,
      subject: "u-1",
      email: "zoe@desk.example",
      isEmailVerified: true,
      roles: ["approver"],
      methods: ["pwd", "otp"],
    },
  });
  expect((await provider.finish({ ...way, address: new URL(address) })).kind).toBe("invalid");
  await real.stop();
});

/** As a browser without scripts. Where it came back. */
async function walk(start: string, subject: string) {
  const jar = new Map<string, string>();
  let [url, body] = [start, undefined as URLSearchParams | undefined];
  for (let steps = 0; steps < 10; steps += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const method = body ? "POST" : "GET";
    const answer = await fetch(url, {
      method,
      redirect: "manual",
      headers: { cookie },
      ...(body && { body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get("location");
    if (location?.startsWith(redirectUri)) return location;
    body = location ? undefined : new URLSearchParams({ subject });
    url = location ? new URL(location, url).href : url;
  }
  throw new Error("the provider does not come back");
}
