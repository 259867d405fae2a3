import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { keepForm } from "#app/domain/kept-form/keep-form.server.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { limits } from "#app/domain/limits.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { updateStaffMember } from "#db/staff.server.ts";
import { hasFreshFactor, touchStaffSession } from "#db/staff-sessions.server.ts";
import { ageFactor } from "#tests/support/access/people.ts";
import { withLimit } from "#tests/support/limits.ts";
import { refusalOf } from "#tests/support/scenario/scenario.ts";
import {
  codeNow,
  enrolledMember,
  halfSignedIn,
  openTestDomain,
  visit,
} from "#tests/support/scenario/staff.ts";
import { makeRecoveryCodes } from "./recovery-codes.server.ts";
import { openSession } from "./sign-in.server.ts";
import { stepUp } from "./step-up.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

type Member = Awaited<ReturnType<typeof enrolledMember>>;

const open = (member: Member) =>
  domain.db.transaction((tx) => openSession(tx, member.id, "full", visit));
const isFresh = (member: Member, token: string) =>
  hasFreshFactor(domain.db, member.id, digest(token));

/** A session whose factor is no longer fresh. */
async function oldSession() {
  const member = await enrolledMember(domain);
  const token = await open(member);
  await ageFactor({ domain }, token);
  return { member, token };
}

const events = async (member: Member) => {
  const rows = await domain.db.execute<{ action: string }>(
    sql`select action from audit_events
      where actor = ${`staff:${member.id}`} or details->>'staffId' = ${member.id} order by at, id`,
  );
  return rows.map(({ action }) => action);
};

describe("a second factor", () => {
  it("is fresh after the sign-in, for some minutes, in that session alone", async () => {
    const member = await enrolledMember(domain);
    const [token, elsewhere] = [await open(member), await open(member)];
    expect(await isFresh(member, token)).toBe(true);
    await ageFactor({ domain }, token);
    expect(await isFresh(member, token)).toBe(false);
    expect(await isFresh(member, elsewhere)).toBe(true);
    expect(await isFresh(await enrolledMember(domain), elsewhere)).toBe(false);
  });

  it("is fresh for factorFreshMinutes", async () => {
    const { member, token } = await oldSession();
    expect(await isFresh(member, token)).toBe(false);
    await withLimit("factorFreshMinutes", limits.factorFreshMinutes + 1, async () => {
      expect(await isFresh(member, token)).toBe(true);
      const seen = await touchStaffSession(domain.db, digest(token), "full");
      expect(seen?.hasFreshFactor).toBe(true);
    });
  });
});

describe("the step-up", () => {
  it("takes a code of the authenticator, once, and the session goes on", async () => {
    const { member, token } = await oldSession();
    const code = codeNow();
    expect(await stepUp(domain, { token, code })).toMatchObject({ ok: true });
    expect(await isFresh(member, token)).toBe(true);
    expect(await events(member)).toEqual(["staff.stepped-up"]);
    await ageFactor({ domain }, token);
    expect(refusalOf(await stepUp(domain, { token, code }))).toBe("wrong-code");
    expect(await isFresh(member, token)).toBe(false);
  });

  it("takes a recovery code, once", async () => {
    const { member, token } = await oldSession();
    const [code = ""] = await domain.db.transaction((tx) =>
      makeRecoveryCodes(tx, domain.secrets, member.id),
    );
    expect(refusalOf(await stepUp(domain, { token, code }))).toBe("accepted");
    await ageFactor({ domain }, token);
    expect(refusalOf(await stepUp(domain, { token, code }))).toBe("wrong-code");
  });

  it("of ten wrong codes at once counts all, warns once and ends the session", async () => {
    const { member, token } = await oldSession();
    const tries = Array.from({ length: 10 }, () => stepUp(domain, { token, code: "000000" }));
    const answers = (await Promise.all(tries)).map(refusalOf).sort();
    const wrong = limits.attemptsPerSecondFactor - 1;
    expect(answers.filter((one) => one === "wrong-code")).toHaveLength(wrong);
    expect(answers.filter((one) => one === "ended")).toHaveLength(10 - wrong);
    expect(await touchStaffSession(domain.db, digest(token), "full")).toBeNull();
    const seen = await events(member);
    expect(seen.filter((one) => one === "staff.wrong-second-factors")).toHaveLength(1);
    expect(seen.filter((one) => one === "staff.locked-out")).toHaveLength(1);
    expect(refusalOf(await stepUp(domain, { token, code: codeNow() }))).toBe("ended");
  });

  it("begins its count again after a right code", async () => {
    const { token } = await oldSession();
    const wrong = () => stepUp(domain, { token, code: "000000" });
    for (let count = 1; count < limits.attemptsPerSecondFactor; count += 1) await wrong();
    expect(refusalOf(await stepUp(domain, { token, code: codeNow() }))).toBe("accepted");
    expect(refusalOf(await wrong())).toBe("wrong-code");
  });

  it("is nothing for a disabled member, or between password and second factor", async () => {
    const { member, token } = await oldSession();
    await updateStaffMember(domain.db, member.id, { disabledAt: new Date() });
    expect(refusalOf(await stepUp(domain, { token, code: codeNow() }))).toBe("ended");
    const { email } = await enrolledMember(domain);
    const half = await halfSignedIn(domain, email);
    expect(refusalOf(await stepUp(domain, { token: half, code: codeNow() }))).toBe("ended");
  });

  it("gives the form that was sent back to the session that sent it", async () => {
    const { member, token } = await oldSession();
    const path = "/staff/members";
    const form = { path, fields: { name: ["Luc"] }, version: null, hadFile: false };
    await keepForm(domain, staffOwner(member.id), form);
    const done = await stepUp(domain, { token, code: codeNow() });
    expect(done).toEqual({ ok: true, value: { keptAt: path } });
  });
});
