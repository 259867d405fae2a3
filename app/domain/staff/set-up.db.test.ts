import { sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { countRecoveryCodes, findSetup, findStaffByEmail } from "#db/staff.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { openTestDomain, password, visit } from "#tests/support/scenario/staff.ts";
import { createStaffMember, renewStaffMember } from "./create-staff-member.server.ts";
import { confirmEnrolment, findEnrolment } from "./enrol.server.ts";
import { completeSignIn } from "./second-factor.server.ts";
import { setUpPassword } from "./set-up.server.ts";
import { beginSignIn } from "./sign-in.server.ts";

const brand = "SafeBrands";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

async function invited(email: string) {
  const made = await createStaffMember(domain, {
    email: asEmail(email),
    name: "Claire",
    roles: ["administrator"],
  });
  return made.ok ? made.value.setupToken : expect.fail(made.refusal);
}

async function enrol(token: string) {
  const enrolment = await findEnrolment(domain, token);
  const code = generateSync({ secret: enrolment?.secret ?? expect.fail("nobody to enrol") });
  return { code, answer: await confirmEnrolment(domain, { token, code, visit }) };
}

describe("the set-up of a staff member", () => {
  it("goes from the link to the password, the authenticator and ten recovery codes", async () => {
    const token = await invited("Claire@Desk.example");
    const set = await setUpPassword(domain, { token, password, brand, visit });
    if (!set.ok) return expect.fail(set.refusal);
    expect(set.value.next).toBe("enrolment");
    const { answer, code } = await enrol(set.value.token);
    if (!answer.ok) return expect.fail(answer.refusal);
    expect(new Set(answer.value.codes).size).toBe(10);
    expect(answer.value.codes[0]).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/);
    const begun = await beginSignIn(domain, { email: "claire@desk.example", password, visit });
    if (!begun.ok) return expect.fail(begun.refusal);
    expect(begun.value.next).toBe("code");
    const replay = await completeSignIn(domain, { token: begun.value.token, code, visit });
    expect(replay).toEqual({ ok: false, refusal: "wrong-code" });
    const [, recovery = ""] = answer.value.codes;
    const saved = await completeSignIn(domain, { token: begun.value.token, code: recovery, visit });
    expect(saved.ok).toBe(true);
  });

  it("needs an unused link less than a day old, and a GET does not use it up", async () => {
    const token = await invited("luc@desk.example");
    expect(await findSetup(domain.db, digest(token))).not.toBeNull();
    expect(await findSetup(domain.db, digest(token))).not.toBeNull();
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => setUpPassword(domain, { token, password, brand, visit })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    const late = await invited("late@desk.example");
    await domain.db.execute(
      sql`update staff set setup_expires_at = now() - interval '1 second' where email = 'late@desk.example'`,
    );
    expect(await setUpPassword(domain, { token: late, password, brand, visit })).toEqual({
      ok: false,
      refusal: "link-over",
    });
  });

  it("keeps the link valid after a refused password", async () => {
    const token = await invited("anne@desk.example");
    const refused = await setUpPassword(domain, {
      token,
      password: "motdepasse2026",
      brand,
      visit,
    });
    expect(refused).toEqual({ ok: false, refusal: "too-common" });
    const own = await setUpPassword(domain, { token, password: "safebrands-mer-47", brand, visit });
    expect(own).toEqual({ ok: false, refusal: "own-words" });
    expect((await setUpPassword(domain, { token, password, brand, visit })).ok).toBe(true);
  });

  it("sets up one authenticator when the first code arrives ten times concurrently", async () => {
    const token = await invited("twice@desk.example");
    const set = await setUpPassword(domain, { token, password, brand, visit });
    if (!set.ok) return expect.fail(set.refusal);
    const half = set.value.token;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => enrol(half).catch(() => null)),
    );
    expect(answers.filter((answer) => answer?.answer.ok)).toHaveLength(1);
    const member = await findStaffByEmail(domain.db, asEmail("twice@desk.example"));
    expect(await countRecoveryCodes(domain.db, member?.id ?? expect.fail("nobody"))).toBe(10);
  });

  it("is not begun under a name with hidden characters", async () => {
    const email = asEmail("hidden@desk.example");
    const order = { email, name: "Zo\u202eé", roles: ["agent", "approver"] as const };
    expect(await createStaffMember(domain, order)).toEqual({ ok: false, refusal: "name-hidden" });
  });

  it("restarts for a member who lost everything, and the old password stops working", async () => {
    const token = await invited("lost@desk.example");
    await setUpPassword(domain, { token, password, brand, visit });
    expect(
      await createStaffMember(domain, {
        email: asEmail("lost@desk.example"),
        name: "",
        roles: ["agent", "approver"],
      }),
    ).toEqual({ ok: false, refusal: "exists" });
    expect((await renewStaffMember(domain, asEmail("lost@desk.example"))).ok).toBe(true);
    expect((await beginSignIn(domain, { email: "lost@desk.example", password, visit })).ok).toBe(
      false,
    );
    expect(await renewStaffMember(domain, asEmail("nobody@desk.example"))).toEqual({
      ok: false,
      refusal: "unknown",
    });
  });
});
