import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { touchStaffSession } from "#db/staff-sessions.server.ts";
import {
  codeNow,
  enrolledMember,
  halfSignedIn,
  openTestDomain,
  password,
  visit,
} from "#tests/support/scenario/staff.ts";
import { makeRecoveryCodes } from "./recovery-codes.server.ts";
import { completeSignIn } from "./second-factor.server.ts";
import { beginSignIn } from "./sign-in.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

const won = (answers: { ok: boolean }[]) => answers.filter(({ ok }) => ok).length;

async function lastEvent() {
  const [event] = await domain.db.execute<{ action: string; details: unknown }>(
    sql`select action, details from audit_events where chain = 'system' order by seq desc limit 1`,
  );
  return event;
}

describe("the first step", () => {
  it("refuses an unknown address, one without a password and a wrong password alike, in the same time", async () => {
    const member = await enrolledMember(domain);
    const time = async (email: string, typed: string) => {
      const start = performance.now();
      const answer = await beginSignIn(domain, { email, password: typed, visit });
      expect(answer).toEqual({ ok: false, refusal: "refused" });
      return performance.now() - start;
    };
    const quickest = async (email: string, typed: string) =>
      Math.min(await time(email, typed), await time(email, typed), await time(email, typed));
    const unknown = await quickest("nobody@desk.example", password);
    const wrong = await quickest(member.email, "another sentence");
    // Without a dummy hash to compare with, the answer would come fifty times faster.
    expect(unknown).toBeGreaterThan(wrong / 10);
    expect(wrong).toBeGreaterThan(unknown / 10);
  });

  it("ignores case and spaces of the address, and grants no access yet", async () => {
    const member = await enrolledMember(domain);
    const email = ` ${member.email.toUpperCase()} `;
    const begun = await beginSignIn(domain, { email, password, visit });
    if (!begun.ok) return expect.fail(begun.refusal);
    expect(begun.value.next).toBe("code");
    expect(await touchStaffSession(domain.db, digest(begun.value.token), "full")).toBeNull();
  });
});

describe("the second step", () => {
  it("accepts a code once, opens a new session and ends the intermediate one", async () => {
    const member = await enrolledMember(domain);
    const token = await halfSignedIn(domain, member.email);
    const code = codeNow();
    const done = await completeSignIn(domain, {
      token,
      code: ` ${code.slice(0, 3)} ${code.slice(3)}`,
      visit,
    });
    if (!done.ok) return expect.fail(done.refusal);
    expect(done.value.token).not.toBe(token);
    expect(await touchStaffSession(domain.db, digest(done.value.token), "full")).toMatchObject({
      id: member.id,
    });
    expect(await touchStaffSession(domain.db, digest(token), "password")).toBeNull();
    expect(await lastEvent()).toMatchObject({ action: "staff.signed-in" });
    const again = await halfSignedIn(domain, member.email);
    expect(await completeSignIn(domain, { token: again, code, visit })).toEqual({
      ok: false,
      refusal: "wrong-code",
    });
  });

  it("refuses a code from an earlier time step than the last one", async () => {
    const member = await enrolledMember(domain);
    const [one, two] = [
      await halfSignedIn(domain, member.email),
      await halfSignedIn(domain, member.email),
    ];
    const early = codeNow(-1);
    expect((await completeSignIn(domain, { token: one, code: codeNow(), visit })).ok).toBe(true);
    expect((await completeSignIn(domain, { token: two, code: early, visit })).ok).toBe(false);
  });

  it("has one winner among twenty concurrent uses of one code", async () => {
    const member = await enrolledMember(domain);
    const tokens = await Promise.all(
      Array.from({ length: 20 }, () => halfSignedIn(domain, member.email)),
    );
    const code = codeNow();
    const answers = await Promise.all(
      tokens.map((token) => completeSignIn(domain, { token, code, visit })),
    );
    expect(won(answers)).toBe(1);
  });

  it("accepts a recovery code once, from its owner only", async () => {
    const [member, other] = [await enrolledMember(domain), await enrolledMember(domain)];
    const [code = ""] = await domain.db.transaction((tx) =>
      makeRecoveryCodes(tx, domain.secrets, member.id),
    );
    const foreign = await halfSignedIn(domain, other.email);
    expect((await completeSignIn(domain, { token: foreign, code, visit })).ok).toBe(false);
    const tokens = await Promise.all(
      Array.from({ length: 8 }, () => halfSignedIn(domain, member.email)),
    );
    const typed = code.toLowerCase().replaceAll("-", " ");
    const answers = await Promise.all(
      tokens.map((token) => completeSignIn(domain, { token, code: typed, visit })),
    );
    expect(won(answers)).toBe(1);
  });

  it("compares five wrong codes, then ends the session and records it", async () => {
    const member = await enrolledMember(domain);
    const token = await halfSignedIn(domain, member.email);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => completeSignIn(domain, { token, code: "000000", visit })),
    );
    const refusals = answers.map((answer) => (answer.ok ? "ok" : answer.refusal));
    expect(refusals.filter((refusal) => refusal === "wrong-code")).toHaveLength(4);
    expect(refusals.filter((refusal) => refusal === "ended")).toHaveLength(16);
    expect(await lastEvent()).toEqual({
      action: "staff.locked-out",
      details: { staffId: member.id, by: "second-factor" },
    });
    expect(await completeSignIn(domain, { token, code: codeNow(), visit })).toEqual({
      ok: false,
      refusal: "ended",
    });
  });

  it("expires after ten minutes", async () => {
    const member = await enrolledMember(domain);
    const token = await halfSignedIn(domain, member.email);
    await domain.db.execute(
      sql`update staff_sessions set ends_at = now() - interval '1 second' where token_hash = ${digest(token)}`,
    );
    expect(await completeSignIn(domain, { token, code: codeNow(), visit })).toEqual({
      ok: false,
      refusal: "ended",
    });
  });
});
