import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RoleName } from "#app/domain/access/roles.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { createStaffMember } from "#app/domain/staff/create-staff-member.server.ts";
import { confirmEnrolment } from "#app/domain/staff/enrol.server.ts";
import { signInWithPasskey } from "#app/domain/staff/passkeys/sign-in-with-passkey.server.ts";
import { completeSignIn } from "#app/domain/staff/second-factor.server.ts";
import { setUpPassword } from "#app/domain/staff/set-up.server.ts";
import { beginSignIn } from "#app/domain/staff/sign-in.server.ts";
import { updateStaffMember } from "#db/staff.server.ts";
import { insertStaffSession, touchStaffSession } from "#db/staff-sessions.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import {
  codeNow,
  enrolledMember,
  halfSignedIn,
  openTestDomain,
  password,
  visit,
} from "#tests/support/scenario/staff.ts";
import { changeSsoRule, makeSsoOptional, readSsoRule } from "./sso-rule.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());
beforeEach(async () => {
  await domain.db.execute(sql`update sign_in_rules set sso_required = false`);
});

async function session(staffId: StaffId, bySso: boolean) {
  const tokenHash = digest(newToken());
  await insertStaffSession(domain.db, { ...visit, tokenHash, staffId, stage: "full", bySso });
  return tokenHash;
}

async function insider(roles: RoleName[] = ["administrator"]) {
  const { id: by } = await enrolledMember(domain, roles);
  return { by, sessionHash: await session(by, true) };
}

const require = (who: { by: StaffId; sessionHash: string }) =>
  changeSsoRule(domain, { ...who, isRequired: true });
const isAlive = async (hash: string) => (await touchStaffSession(domain.db, hash, "full")) !== null;

async function told(alarm: string) {
  const [row] = await domain.db.execute<{ count: number }>(
    sql`select count(*)::int from messages where details ->> 'alarm' = ${alarm}`,
  );
  return row?.count ?? 0;
}

describe("The rule that SSO is required", () => {
  it("is made by an administrator who signed in by it; other sessions end, and all are told", async () => {
    const chief = await insider();
    const { id, email } = await enrolledMember(domain);
    const [byPassword, bySso] = [await session(id, false), await session(id, true)];
    const half = await halfSignedIn(domain, email);
    expect(await require(chief)).toEqual({ ok: true, value: null });
    expect(await readSsoRule(domain)).toBe(true);
    expect([await isAlive(byPassword), await isAlive(bySso)]).toEqual([false, true]);
    expect(await touchStaffSession(domain.db, digest(half), "password")).toBeNull();
    expect(await isAlive(chief.sessionHash)).toBe(true);
    expect(await told("sso-required")).toBeGreaterThan(0);
    const events = await domain.db.execute<{ actor: string; details: { sessions: number } }>(
      sql`select actor, details from audit_events where action = 'staff.sso-required'`,
    );
    expect([...events].at(-1)).toMatchObject({ actor: `staff:${chief.by}` });
    // Again: no second event.
    await require(chief);
    const [count] = await domain.db.execute<{ count: number }>(
      sql`select count(*)::int from audit_events where action = 'staff.sso-required'`,
    );
    expect(count?.count).toBe(events.length);
  });

  it("is refused to who signed in with a password, who borrows a session, and who is no administrator", async () => {
    const { id: by } = await enrolledMember(domain, ["administrator"]);
    const other = await insider();
    const notBySso = { ok: false, refusal: "not-by-sso" };
    expect(await require({ by, sessionHash: await session(by, false) })).toEqual(notBySso);
    expect(await require({ by, sessionHash: other.sessionHash })).toEqual(notBySso);
    const notPermitted = { ok: false, refusal: "not-permitted" };
    expect(await require(await insider(["agent", "approver", "auditor"]))).toEqual(notPermitted);
    await updateStaffMember(domain.db, other.by, { disabledAt: new Date() });
    expect(await require(other)).toEqual(notPermitted);
    expect(await readSsoRule(domain)).toBe(false);
  });

  it("ends by an administrator, or at the command line, which is written down and told", async () => {
    const chief = await insider();
    await require(chief);
    expect((await changeSsoRule(domain, { ...chief, isRequired: false })).ok).toBe(true);
    expect(await readSsoRule(domain)).toBe(false);
    await require(chief);
    const before = await told("sso-optional");
    expect([await makeSsoOptional(domain), await makeSsoOptional(domain)]).toEqual([true, false]);
    expect(await readSsoRule(domain)).toBe(false);
    expect(await told("sso-optional")).toBeGreaterThan(before);
    const events = await domain.db.execute<{ actor: string }>(
      sql`select actor from audit_events where action = 'staff.sso-optional' order by id`,
    );
    expect([...events].map(({ actor }) => actor)).toEqual([`staff:${chief.by}`, "system"]);
  });
});

describe("While SSO is required", () => {
  const refused = { ok: false, refusal: "sso-required" };

  it("no password, code, passkey or set-up link opens a session", async () => {
    const chief = await insider();
    const { email } = await enrolledMember(domain);
    const half = await halfSignedIn(domain, email);
    const invited = await createStaffMember(domain, {
      email: asEmail("invited@desk.example"),
      name: "Claire",
      roles: ["agent"],
    });
    if (!invited.ok) throw new Error(invited.refusal);
    await require(chief);
    expect(await beginSignIn(domain, { email, password, visit })).toEqual(refused);
    // One sentence, whatever the password.
    const wrong = { email, password: "not the password", visit };
    expect(await beginSignIn(domain, wrong)).toEqual(refused);
    expect(await completeSignIn(domain, { token: half, code: codeNow(), visit })).toEqual(refused);
    expect(await confirmEnrolment(domain, { token: half, code: codeNow(), visit })).toEqual(
      refused,
    );
    const site = { id: "portal.example", origin: "https://portal.example" };
    expect(await signInWithPasskey(domain, site, { credential: "{}", visit })).toEqual(refused);
    const token = invited.value.setupToken;
    const setup = { token, password: "une nouvelle phrase à retenir", brand: "Brand", visit };
    expect(await setUpPassword(domain, setup)).toEqual(refused);
    await makeSsoOptional(domain);
    expect((await setUpPassword(domain, setup)).ok).toBe(true);
  });

  it("no session of a password lives that was opened at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      await makeSsoOptional(domain);
      const chief = await insider();
      const { email } = await enrolledMember(domain);
      const half = await halfSignedIn(domain, email);
      const typed = { token: half, code: codeNow(), visit };
      const [signedIn, rule] = await Promise.all([completeSignIn(domain, typed), require(chief)]);
      expect(rule.ok).toBe(true);
      if (signedIn.ok) expect(await isAlive(digest(signedIn.value.token))).toBe(false);
      else expect(signedIn.refusal).toMatch(/^(sso-required|ended)$/);
    }
  });
});
