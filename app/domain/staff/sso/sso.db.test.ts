import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RoleName } from "#app/domain/access/roles.ts";
import type { Domain } from "#app/domain/domain.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { changeMember } from "#app/domain/staff/change-member.server.ts";
import { createOidcProvider } from "#app/providers/identity/oidc.server.ts";
import { findStaffMember, updateStaffMember } from "#db/staff.server.ts";
import { hasFreshFactor, touchStaffSession } from "#db/staff-sessions.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { enrolledMember, openTestDomain, visit } from "#tests/support/scenario/staff.ts";
import { type OpenId, type OpenIdClaims, startOpenId } from "#tests/support/vendors/openid.ts";
import { beginSso } from "./begin-sso.server.ts";
import { finishSso } from "./finish-sso.server.ts";

const redirectUri = "http://portal.example/return";

let domain: Domain;
let close: () => Promise<void>;
let openId: OpenId;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
  // The last administrator is somebody else, but where a test says so.
  await enrolledMember(domain, ["administrator"]);
});
afterAll(() => close());
beforeEach(async () => {
  openId = await startOpenId();
});
afterEach(() => openId.stop());

const provider = () =>
  createOidcProvider({
    issuer: openId.issuer,
    clientId: "passerelle",
    clientSecret: "secret",
    scope: "openid email",
    roles: { claim: "roles", prefix: "" },
    timeoutSeconds: () => 0.5,
    discoveryMinutes: () => 60,
    clockSeconds: () => 30,
  });

async function start({ browser = newToken(), sessionHash = null as string | null } = {}) {
  const way = { browser, redirectUri, returnTo: "/staff/members", sessionHash };
  const begun = await beginSso(domain, provider(), way);
  if (!begun.ok) throw new Error(begun.refusal);
  const state = new URL(begun.value).searchParams.get("state") ?? "";
  return { browser, state, sessionHash, at: begun.value };
}

type Start = Awaited<ReturnType<typeof start>>;

function finish({ browser, state, sessionHash }: Omit<Start, "at">, code: string) {
  const address = new URL(redirectUri);
  address.search = new URLSearchParams({ code, state, iss: openId.issuer }).toString();
  return finishSso(domain, provider(), { browser, state, address, visit, marks: [], sessionHash });
}

async function signIn(claims: OpenIdClaims) {
  const begun = await start();
  return finish(begun, openId.codeFor(begun.at, claims));
}

const claimsOf = ({ id, email }: { id: string; email: string }, roles: readonly string[]) => {
  return { sub: `sub-${id}`, email, email_verified: true, roles };
};

async function tokenOf(claims: OpenIdClaims) {
  const done = await signIn(claims);
  if (!done.ok || done.value.kind !== "signed-in") throw new Error("not signed in");
  return done.value.signedIn.token;
}

async function events(staffId: string, action: string) {
  const rows = await domain.db.execute<{ details: Record<string, unknown> }>(
    sql`select details from audit_events where action = ${action}
      and (details ->> 'staffId' = ${staffId} or actor = ${`staff:${staffId}`})`,
  );
  return [...rows].map(({ details }) => details);
}

async function alarmsAbout(staffId: string) {
  const rows = await domain.db.execute(
    sql`select id from messages where staff_id = ${staffId} and template = 'staff-alarm'
      and details ->> 'alarm' = 'member-access'`,
  );
  return rows.length;
}

const member = (roles: RoleName[] = ["agent"]) => enrolledMember(domain, roles);

describe("A sign-in at the provider", () => {
  it("opens a session, links the member the first time, and leads to the page that was asked for", async () => {
    const zoe = await member();
    await updateStaffMember(domain.db, zoe.id, { setupTokenHash: digest(newToken()) });
    const done = await signIn(claimsOf(zoe, ["agent"]));
    expect(done).toMatchObject({
      ok: true,
      value: { kind: "signed-in", returnTo: "/staff/members" },
    });
    expect(await findStaffMember(domain.db, zoe.id)).toMatchObject({
      ssoIssuer: openId.issuer,
      ssoSubject: `sub-${zoe.id}`,
      setupTokenHash: null,
    });
    expect(await events(zoe.id, "staff.sso-linked")).toHaveLength(1);
    expect(await events(zoe.id, "staff.signed-in")).toMatchObject([{ factor: "sso" }]);
    const again = await signIn({ ...claimsOf(zoe, ["agent"]), email: "renamed@desk.example" });
    expect(again.ok).toBe(true);
    expect(await events(zoe.id, "staff.sso-linked")).toHaveLength(1);
  });

  it("is no fresh second factor", async () => {
    const zoe = await member();
    const tokenHash = digest(await tokenOf(claimsOf(zoe, ["agent"])));
    expect(await hasFreshFactor(domain.db, zoe.id, tokenHash)).toBe(false);
    expect(await touchStaffSession(domain.db, tokenHash, "full")).toMatchObject({ bySso: true });
  });

  it.each<[string, OpenIdClaims, string]>([
    ["an address that nobody here has", { email: "stranger@desk.example" }, "unknown"],
    ["no address", { email: undefined }, "unknown"],
    ["an address that is not verified", { email_verified: false }, "unverified"],
    ["no word about the address", { email_verified: undefined }, "unverified"],
    ["no role", { roles: [] }, "no-role"],
    ["roles of other programs only", { roles: ["king", "administrators"] }, "no-role"],
    ["a password alone", { amr: ["pwd"] }, "one-factor"],
  ])("is refused with %s", async (_, more, refusal) => {
    const zoe = await member();
    const done = await signIn({ ...claimsOf(zoe, ["agent"]), ...more });
    expect(done).toEqual({ ok: false, refusal });
    expect(await findStaffMember(domain.db, zoe.id)).toMatchObject({ ssoSubject: null });
    const [last] = await domain.db.execute<{ details: unknown }>(
      sql`select details from audit_events where action = 'staff.sso-refused' order by id desc limit 1`,
    );
    const staffId = refusal === "unknown" || refusal === "unverified" ? null : zoe.id;
    expect(last?.details).toEqual({ reason: refusal, staffId, address: visit.address });
  });

  it("is refused for a disabled member", async () => {
    const zoe = await member();
    await updateStaffMember(domain.db, zoe.id, { disabledAt: new Date() });
    const refused = { ok: false, refusal: "disabled" };
    expect(await signIn(claimsOf(zoe, ["agent"]))).toEqual(refused);
  });

  it("is refused for another subject with the same address, until an administrator resets the member", async () => {
    const [zoe, chief] = [await member(), await member(["administrator"])];
    await tokenOf(claimsOf(zoe, ["agent"]));
    const other = { ...claimsOf(zoe, ["agent"]), sub: "another" };
    expect(await signIn(other)).toEqual({ ok: false, refusal: "other-subject" });
    const { version } = (await findStaffMember(domain.db, zoe.id)) ?? zoe;
    const change = { kind: "reset" } as const;
    await changeMember(domain, { by: chief.id, memberId: zoe.id, version, change });
    expect((await signIn(other)).ok).toBe(true);
  });

  it("does not hold with a token for somebody else, which is written down", async () => {
    const zoe = await member();
    const done = await signIn({ ...claimsOf(zoe, ["agent"]), aud: "another" });
    expect(done).toEqual({ ok: false, refusal: "invalid" });
  });

  it("is away while the provider is, and can begin again", async () => {
    const zoe = await member();
    const begun = await start();
    const code = openId.codeFor(begun.at, claimsOf(zoe, ["agent"]));
    const shared = provider();
    await shared.begin({ state: "s", nonce: "n", verifier: "v", redirectUri, isFresh: false });
    openId.failNext(503);
    expect(await finish(begun, code)).toEqual({ ok: false, refusal: "away" });
    expect((await signIn(claimsOf(zoe, ["agent"]))).ok).toBe(true);
  });
});

describe("A way to the provider", () => {
  it("ends in one session, when its return is sent twice at once or later again", async () => {
    const zoe = await member();
    const begun = await start();
    const code = openId.codeFor(begun.at, claimsOf(zoe, ["agent"]));
    const both = await Promise.all([finish(begun, code), finish(begun, code)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter((one) => !one.ok && one.refusal === "over")).toHaveLength(1);
    expect(await finish(begun, code)).toEqual({ ok: false, refusal: "over" });
  });

  it("ends in the browser that began it, with its own state", async () => {
    const zoe = await member();
    const begun = await start();
    const code = openId.codeFor(begun.at, claimsOf(zoe, ["agent"]));
    const over = { ok: false, refusal: "over" };
    expect(await finish({ ...begun, browser: newToken() }, code)).toEqual(over);
    expect(await finish({ ...begun, state: newToken() }, code)).toEqual(over);
    expect((await finish(begun, code)).ok).toBe(true);
  });

  it("takes no code that was given for another one", async () => {
    const zoe = await member();
    const [begun, other] = [await start(), await start()];
    const code = openId.codeFor(other.at, claimsOf(zoe, ["agent"]));
    expect(await finish(begun, code)).toEqual({ ok: false, refusal: "invalid" });
  });

  it("is open for ten minutes, or as long as the limit says", async () => {
    const zoe = await member();
    await withLimit("ssoStartMinutes", 0, async () => {
      const begun = await start();
      const code = openId.codeFor(begun.at, claimsOf(zoe, ["agent"]));
      expect(await finish(begun, code)).toEqual({ ok: false, refusal: "over" });
    });
  });
});

describe("Roles", () => {
  it("become those of the claim: former sessions end, and all are told", async () => {
    const zoe = await member(["agent"]);
    const before = await tokenOf(claimsOf(zoe, ["agent"]));
    const inviter = await member(["administrator"]);
    await updateStaffMember(domain.db, zoe.id, { accessFrom: inviter.id });
    expect(await alarmsAbout(zoe.id)).toBe(0);
    const after = await tokenOf(claimsOf(zoe, ["Approver", "king", "auditor"]));
    expect(await touchStaffSession(domain.db, digest(before), "full")).toBeNull();
    expect(await touchStaffSession(domain.db, digest(after), "full")).toMatchObject({
      roles: ["approver", "auditor"],
    });
    // Who invited the member stays known: two people stay two.
    expect(await findStaffMember(domain.db, zoe.id)).toMatchObject({ accessFrom: inviter.id });
    expect(await events(zoe.id, "staff.roles-changed")).toMatchObject([
      { from: ["agent"], to: ["approver", "auditor"], by: "sso" },
    ]);
    expect(await alarmsAbout(zoe.id)).toBeGreaterThan(0);
  });

  it("leave one administrator, when all of them lose the role at once", async () => {
    await domain.db.execute(
      sql`update staff set disabled_at = now() where 'administrator' = any(roles)`,
    );
    const [ada, bea] = [await member(["administrator"]), await member(["administrator"])];
    for (const one of [ada, bea]) await tokenOf(claimsOf(one, ["administrator"]));
    const lost = await Promise.all([ada, bea].map((one) => signIn(claimsOf(one, ["agent"]))));
    expect(lost.filter(({ ok }) => ok)).toHaveLength(1);
    expect(lost.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "last-administrator" });
    const [left] = await domain.db.execute<{ count: number }>(
      sql`select count(*)::int from staff where 'administrator' = any(roles) and disabled_at is null`,
    );
    expect(left?.count).toBe(1);
  });
});

describe("A step-up at the provider", () => {
  async function stepUp(claims: OpenIdClaims, more: OpenIdClaims = {}, otherSession = false) {
    const token = await tokenOf(claims);
    const begun = await start({ sessionHash: digest(token) });
    const code = openId.codeFor(begun.at, { ...claims, ...more });
    const sessionHash = otherSession ? digest(await tokenOf(claims)) : begun.sessionHash;
    const done = await finish({ ...begun, sessionHash }, code);
    return { done, token };
  }
  const isFresh = (zoe: { id: string }, token: string) =>
    hasFreshFactor(domain.db, zoe.id as never, digest(token));

  it("is a fresh second factor", async () => {
    const zoe = await member();
    const { done, token } = await stepUp(claimsOf(zoe, ["agent"]));
    expect(done).toMatchObject({ ok: true, value: { kind: "stepped-up" } });
    expect(await isFresh(zoe, token)).toBe(true);
    expect(await events(zoe.id, "staff.stepped-up")).toMatchObject([{ factor: "sso" }]);
  });

  const now = () => Math.floor(Date.now() / 1000);
  it.each<[string, () => OpenIdClaims, string]>([
    ["of another person", () => ({ sub: "another" }), "other-person"],
    ["from before it began", () => ({ auth_time: now() - 120 }), "not-fresh"],
    ["of a time to come", () => ({ auth_time: now() + 120 }), "not-fresh"],
    ["without its time", () => ({ auth_time: undefined }), "not-fresh"],
    ["by a password alone", () => ({ amr: ["pwd"] }), "one-factor"],
    ["with other roles", () => ({ roles: ["agent", "administrator"] }), "roles-changed"],
  ])("is refused for a proof %s", async (_, more, refusal) => {
    const zoe = await member();
    const { done, token } = await stepUp(claimsOf(zoe, ["agent"]), more());
    expect(done).toEqual({ ok: false, refusal });
    expect(await isFresh(zoe, token)).toBe(false);
    expect(await events(zoe.id, "staff.sso-refused")).toMatchObject([{ reason: refusal }]);
  });

  it("allows clocks that differ a little", async () => {
    const zoe = await member();
    const early = () => ({ auth_time: now() - 20 });
    expect((await stepUp(claimsOf(zoe, ["agent"]), early())).done.ok).toBe(true);
    await withLimit("ssoClockSeconds", 0, async () => {
      const { done } = await stepUp(claimsOf(zoe, ["agent"]), early());
      expect(done).toEqual({ ok: false, refusal: "not-fresh" });
    });
  });

  it("counts for the session that began it alone, and not once it has ended", async () => {
    const zoe = await member();
    const { done, token } = await stepUp(claimsOf(zoe, ["agent"]), {}, true);
    expect(done).toEqual({ ok: false, refusal: "over" });
    expect(await isFresh(zoe, token)).toBe(false);
  });

  it("is refused when the member was disabled meanwhile", async () => {
    const zoe = await member();
    const token = await tokenOf(claimsOf(zoe, ["agent"]));
    const begun = await start({ sessionHash: digest(token) });
    await updateStaffMember(domain.db, zoe.id, { disabledAt: new Date() });
    const code = openId.codeFor(begun.at, claimsOf(zoe, ["agent"]));
    expect(await finish(begun, code)).toEqual({ ok: false, refusal: "over" });
  });
});
