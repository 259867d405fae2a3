import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { listAdministrators } from "#db/administrators.server.ts";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { countRecoveryCodes, findStaffMember } from "#db/staff.server.ts";
import { touchStaffSession } from "#db/staff-sessions.server.ts";
import { refusalOf } from "#tests/support/scenario/scenario.ts";
import {
  codeNow,
  enrolledMember,
  halfSignedIn,
  openTestDomain,
  password,
  visit,
} from "#tests/support/scenario/staff.ts";
import { changeMember } from "./change-member.server.ts";
import { recogniseBrowser } from "./known-browser.server.ts";
import { listMembers } from "./list-members.server.ts";
import type { MemberChange } from "./member-change.ts";
import { makeRecoveryCodes } from "./recovery-codes.server.ts";
import { completeSignIn } from "./second-factor.server.ts";
import { setUpPassword } from "./set-up.server.ts";
import { makeSetupLink } from "./setup-link.server.ts";
import { beginSignIn } from "./sign-in.server.ts";

let domain: Domain;
let close: () => Promise<void>;
let chief: StaffMember;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
beforeEach(async () => {
  chief = await enrolledMember(domain, ["administrator"]);
});
afterAll(() => close());

async function current({ id }: Pick<StaffMember, "id">) {
  return (await findStaffMember(domain.db, id)) ?? expect.fail("the member is gone");
}

async function change(member: StaffMember, asked: MemberChange, by = chief) {
  const { version } = await current(member);
  return changeMember(domain, { by: by.id, memberId: member.id, version, change: asked });
}

async function signIn({ email }: StaffMember) {
  const token = await halfSignedIn(domain, email);
  const done = await completeSignIn(domain, { token, code: codeNow(), visit });
  return done.ok ? done.value : expect.fail(done.refusal);
}

async function messagesTo({ id }: StaffMember) {
  return [
    ...(await domain.db.execute<{ template: string; details: Record<string, unknown> }>(
      sql`select template, details from messages
        where staff_id = ${id} and template <> 'staff-alarm' order by created_at, template`,
    )),
  ];
}

async function administratorsTold({ id }: StaffMember) {
  const rows = await domain.db.execute<{ to: string }>(
    sql`select sent_to as to from messages where staff_id = ${id}
      and template = 'staff-alarm' and details ->> 'alarm' = 'member-access'`,
  );
  return rows.map(({ to }) => to);
}

async function lastEvent() {
  const [event] = await domain.db.execute<{ action: string; actor: string; details: unknown }>(
    sql`select action, actor, details from audit_events where chain = 'system' order by seq desc limit 1`,
  );
  return event;
}

const isOpen = async (token: string, stage: "password" | "full") =>
  (await touchStaffSession(domain.db, digest(token), stage)) !== null;

const changes: MemberChange[] = [
  { kind: "disable" },
  { kind: "reset" },
  { kind: "roles", roles: ["administrator"] },
];

describe.each(changes)("after the change: $kind", (asked) => {
  it("every session, link and known browser of the member has ended, and nobody else's", async () => {
    const member = await enrolledMember(domain);
    const [full, own] = [await signIn(member), await signIn(chief)];
    const half = await halfSignedIn(domain, member.email);
    const link = await domain.db.transaction((tx) => makeSetupLink(tx, domain.secrets, member));
    expect(refusalOf(await change(member, asked))).toBe("accepted");
    expect(await isOpen(full.token, "full")).toBe(false);
    expect(await isOpen(half, "password")).toBe(false);
    expect(await completeSignIn(domain, { token: half, code: codeNow(1), visit })).toEqual({
      ok: false,
      refusal: "ended",
    });
    const typed = { token: link.token, password, brand: "SafeBrands", visit };
    expect(refusalOf(await setUpPassword(domain, typed))).toBe("link-over");
    expect(await recogniseBrowser(domain, [full.browserMark], member)).toBeNull();
    expect(await isOpen(own.token, "full")).toBe(true);
    expect(await recogniseBrowser(domain, [own.browserMark], chief)).not.toBeNull();
  });

  it("the page that was seen before is stale", async () => {
    const member = await enrolledMember(domain);
    const asks = { by: chief.id, memberId: member.id, version: member.version, change: asked };
    const answers = await Promise.all([changeMember(domain, asks), changeMember(domain, asks)]);
    expect(answers.map(refusalOf).sort()).toEqual(["accepted", "stale"]);
  });
});

describe("a disabled member", () => {
  it("cannot sign in, as if the password were wrong, until enabled again", async () => {
    const member = await enrolledMember(domain);
    expect(refusalOf(await change(member, { kind: "disable" }))).toBe("accepted");
    expect(await lastEvent()).toEqual({
      action: "staff.disabled",
      actor: `staff:${chief.id}`,
      details: { staffId: member.id, sessions: 0 },
    });
    const begin = () => beginSignIn(domain, { email: member.email, password, visit });
    expect(await begin()).toEqual({ ok: false, refusal: "refused" });
    expect(refusalOf(await change(member, { kind: "enable" }))).toBe("accepted");
    expect((await begin()).ok).toBe(true);
    expect(await messagesTo(member)).toMatchObject([
      { template: "staff-notice", details: { change: "disabled", by: "Member" } },
      { template: "staff-notice", details: { change: "enabled", by: "Member" } },
    ]);
  });

  it("every administrator is told of an access that comes back, not of one that ends", async () => {
    const member = await enrolledMember(domain);
    await change(member, { kind: "disable" });
    expect(await administratorsTold(member)).toEqual([]);
    await change(member, { kind: "enable" });
    const told = await administratorsTold(member);
    expect(told).toContain(chief.email);
    expect(told.sort()).toEqual((await listAdministrators(domain.db)).sort());
  });

  it("gets no mail that goes to administrators", async () => {
    const member = await enrolledMember(domain, ["administrator"]);
    expect(await listAdministrators(domain.db)).toContain(member.email);
    await change(member, { kind: "disable" });
    expect(await listAdministrators(domain.db)).not.toContain(member.email);
  });

  it("has no session that began while they were being disabled", async () => {
    const member = await enrolledMember(domain);
    const [begun] = await Promise.all([
      beginSignIn(domain, { email: member.email, password, visit }),
      change(member, { kind: "disable" }),
    ]);
    if (begun.ok) expect(await isOpen(begun.value.token, "password")).toBe(false);
    await change(member, { kind: "enable" });
    if (begun.ok) expect(await isOpen(begun.value.token, "password")).toBe(false);
  });
});

describe("a reset second factor", () => {
  it("ends the password as well, and the link goes to the member alone", async () => {
    const member = await enrolledMember(domain);
    await domain.db.transaction((tx) => makeRecoveryCodes(tx, domain.secrets, member.id));
    const reset = await change(member, { kind: "reset" });
    expect(reset).toEqual({ ok: true, value: null });
    expect(await current(member)).toMatchObject({ passwordHash: null, totpSealed: null });
    expect(await countRecoveryCodes(domain.db, member.id)).toBe(0);
    const [message] = await messagesTo(member);
    expect(message).toMatchObject({ template: "staff-invitation", details: { isRenewed: true } });
    const token = domain.secrets.linkToken(String(message?.details["setupLinkId"]));
    const set = await setUpPassword(domain, { token, password, brand: "SafeBrands", visit });
    expect(set).toMatchObject({ ok: true, value: { next: "enrolment" } });
    expect(await lastEvent()).toMatchObject({ action: "staff.password-set" });
  });

  it("lets no sign-in with the old password that was under way begin a new second factor", async () => {
    for (let round = 0; round < 6; round += 1) {
      const member = await enrolledMember(domain);
      const [begun] = await Promise.all([
        beginSignIn(domain, { email: member.email, password, visit }),
        change(member, { kind: "reset" }),
      ]);
      if (begun.ok) expect(await isOpen(begun.value.token, "password")).toBe(false);
      expect(await current(member)).toMatchObject({ totpSealed: null });
    }
  });
});

describe("new roles", () => {
  it("hold from the next sign-in, and the trail knows the earlier ones", async () => {
    const member = await enrolledMember(domain);
    await change(member, { kind: "roles", roles: ["agent", "approver", "administrator"] });
    expect((await current(member)).roles).toEqual(["agent", "approver", "administrator"]);
    expect(await lastEvent()).toMatchObject({
      action: "staff.roles-changed",
      details: { from: ["agent", "approver"], to: ["agent", "approver", "administrator"] },
    });
    expect(await messagesTo(member)).toMatchObject([{ details: { change: "roles" } }]);
  });
});

it("of two administrators who disable one another at the same time, one wins", async () => {
  for (let round = 0; round < 10; round += 1) {
    const [one, two] = [
      await enrolledMember(domain, ["administrator"]),
      await enrolledMember(domain, ["administrator"]),
    ];
    const answers = await Promise.all([
      change(two, { kind: "disable" }, one),
      change(one, { kind: "disable" }, two),
    ]);
    expect(answers.map(refusalOf).sort()).toEqual(["accepted", "not-administrator"]);
    const [first, second] = [await current(one), await current(two)];
    expect([first, second].filter(({ disabledAt }) => disabledAt === null)).toHaveLength(1);
  }
});

it("sign-ins and changes of the same members at the same time neither fail nor wait for ever", async () => {
  const members = [await enrolledMember(domain), await enrolledMember(domain)];
  const halves = await Promise.all(members.map(({ email }) => halfSignedIn(domain, email)));
  const outcomes = await Promise.all([
    ...halves.map((token) => completeSignIn(domain, { token, code: codeNow(), visit })),
    ...members.map((member) => change(member, { kind: "disable" })),
    ...halves.map((token) => completeSignIn(domain, { token, code: "000000", visit })),
  ]);
  expect(outcomes.slice(2, 4).map(refusalOf)).toEqual(["accepted", "accepted"]);
});

it("a member who never set a password gets a new link with new roles, because the old one ended", async () => {
  const member = await enrolledMember(domain);
  await domain.db.execute(sql`update staff set password_hash = null where id = ${member.id}`);
  await change(member, { kind: "roles", roles: ["administrator"] });
  expect((await messagesTo(member)).map(({ template }) => template).sort()).toEqual([
    "staff-invitation",
    "staff-notice",
  ]);
});

it("the list tells who may sign in, and how far their second factor is", async () => {
  const [confirmed, disabled, invited] = [
    await enrolledMember(domain),
    await enrolledMember(domain),
    await enrolledMember(domain),
  ];
  await signIn(confirmed);
  await change(disabled, { kind: "disable" });
  await change(invited, { kind: "reset" });
  const listed = await listMembers(domain);
  const find = ({ id }: StaffMember) => listed.find((one) => one.id === id);
  expect(find(confirmed)).toMatchObject({ secondFactor: "confirmed", disabledAt: null });
  expect(find(confirmed)?.lastSeenAt).toBeInstanceOf(Date);
  expect(find(disabled)?.disabledAt).toBeInstanceOf(Date);
  expect(find(invited)).toMatchObject({ secondFactor: "invited", lastSeenAt: null });
  await domain.db.execute(sql`update staff set setup_expires_at = now() where id = ${invited.id}`);
  expect((await listMembers(domain)).find(({ id }) => id === invited.id)?.secondFactor).toBe(
    "none",
  );
});

it("the audit trail holds after all of it", async () => {
  expect(await verifyAuditTrail(domain.db)).toMatchObject({ faults: [] });
});
