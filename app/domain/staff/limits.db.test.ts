import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { touchStaffSession } from "#db/staff-sessions.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  codeNow,
  enrolledMember,
  halfSignedIn,
  openTestDomain,
  visit,
} from "#tests/support/scenario/staff.ts";
import { createStaffMember } from "./create-staff-member.server.ts";
import { makeRecoveryCodes } from "./recovery-codes.server.ts";
import { completeSignIn } from "./second-factor.server.ts";
import { openSession } from "./sign-in.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

const open = async () => {
  const member = await enrolledMember(domain);
  return domain.db.transaction((tx) => openSession(tx, member.id, "full", visit));
};
const isOpen = async (token: string) =>
  (await touchStaffSession(domain.db, digest(token), "full")) !== null;

async function secondsOf(token: string, span: ReturnType<typeof sql>) {
  const [row] = await domain.db.execute<{ seconds: number }>(
    sql`select extract(epoch from ${span})::float8 as seconds from staff_sessions
      where token_hash = ${digest(token)}`,
  );
  return row?.seconds ?? NaN;
}

const seenAgo = (token: string, seconds: number) =>
  domain.db
    .execute(sql`update staff_sessions set last_seen_at = now() - make_interval(secs => ${seconds}::int)
    where token_hash = ${digest(token)}`);

it("attemptsPerSecondFactor: the last wrong code ends the sign-in", async () => {
  await withLimit("attemptsPerSecondFactor", 2, async () => {
    const token = await halfSignedIn(domain, (await enrolledMember(domain)).email);
    const type = (code: string) => completeSignIn(domain, { token, code, visit });
    expect(await type("000000")).toEqual({ ok: false, refusal: "wrong-code" });
    expect(await type("000000")).toEqual({ ok: false, refusal: "ended" });
    expect(await type(codeNow())).toEqual({ ok: false, refusal: "ended" });
  });
});

it("secondFactorMinutes: the time between password and code", async () => {
  await withLimit("secondFactorMinutes", 2, async () => {
    const token = await halfSignedIn(domain, (await enrolledMember(domain)).email);
    expect(await secondsOf(token, sql`ends_at - created_at`)).toBeCloseTo(120);
  });
});

it("staffSessionHours: the longest time of a session", async () => {
  const token = await withLimit("staffSessionHours", 3, open);
  expect(await secondsOf(token, sql`ends_at - created_at`)).toBeCloseTo(3 * 3600);
});

it("staffSessionIdleMinutes: for a session that is already open too", async () => {
  const token = await open();
  await seenAgo(token, 20 * 60);
  await withLimit("staffSessionIdleMinutes", 12, async () => {
    expect(await isOpen(token)).toBe(false);
  });
  expect(await isOpen(token)).toBe(true);
});

it("seenJustNowSeconds: a session seen less long ago is not written again", async () => {
  const token = await open();
  await seenAgo(token, 60);
  await withLimit("seenJustNowSeconds", 90, () => isOpen(token));
  expect(await secondsOf(token, sql`now() - last_seen_at`)).toBeGreaterThan(59);
  expect(await isOpen(token)).toBe(true);
  expect(await secondsOf(token, sql`now() - last_seen_at`)).toBeLessThan(30);
});

it("setupLinkHours: the time of the link that sets a password", async () => {
  const member = {
    email: asEmail("late@desk.example"),
    name: "Luc",
    roles: ["agent", "approver"] as const,
  };
  await withLimit("setupLinkHours", 6, () => createStaffMember(domain, member));
  const [row] = await domain.db.execute<{ hours: number }>(
    sql`select extract(epoch from setup_expires_at - now())::float8 / 3600 as hours from staff
      where email = ${member.email}`,
  );
  expect(row?.hours).toBeCloseTo(6, 1);
});

it("recoveryCodes: as many as the button says", async () => {
  const { id } = await enrolledMember(domain);
  const codes = await withLimit("recoveryCodes", 4, () =>
    domain.db.transaction((tx) => makeRecoveryCodes(tx, domain.secrets, id)),
  );
  expect(codes).toHaveLength(4);
});
