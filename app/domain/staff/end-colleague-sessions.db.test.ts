import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { updateStaffMember } from "#db/staff.server.ts";
import { touchStaffSession } from "#db/staff-sessions.server.ts";
import { refusalOf } from "#tests/support/scenario/scenario.ts";
import { enrolledMember, openTestDomain, visit } from "#tests/support/scenario/staff.ts";
import { changeMember } from "./change-member.server.ts";
import { endColleagueSessions, findColleagueSessions } from "./end-colleague-sessions.server.ts";
import { openSession } from "./sign-in.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

type Member = Awaited<ReturnType<typeof enrolledMember>>;

const open = (member: Member, stage: "full" | "password" = "full") =>
  domain.db.transaction((tx) => openSession(tx, member.id, stage, visit));
const isOpen = async (token: string, stage: "full" | "password" = "full") =>
  (await touchStaffSession(domain.db, digest(token), stage)) !== null;
const chief = () => enrolledMember(domain, ["administrator"]);
const sessionsOf = async ({ id }: Member) =>
  (await findColleagueSessions(domain, id))?.sessions ?? [];

const traces = async ({ id }: Member) => {
  const rows = await domain.db.execute<{ by: string; sessions: number }>(
    sql`select actor as by, (details->>'sessions')::int as sessions from audit_events
      where action = 'staff.sessions-ended-by-colleague' and details->>'staffId' = ${id}
      order by at, id`,
  );
  return rows.map(({ by, sessions }) => ({ by, sessions }));
};

describe("an administrator", () => {
  it("sees a colleague's sessions, without their tokens", async () => {
    const member = await enrolledMember(domain);
    const [token] = [await open(member), await open(member, "password")];
    const found = await findColleagueSessions(domain, member.id);
    expect(found?.sessions).toHaveLength(1);
    expect(found?.sessions[0]).toMatchObject({ address: visit.address });
    expect(JSON.stringify(found)).not.toContain(digest(token));
    expect(await findColleagueSessions(domain, randomUUID())).toBeNull();
    expect(await findColleagueSessions(domain, "x")).toBeNull();
  });

  it("ends one of them, or all, also between the two factors; the member is told", async () => {
    const [by, member] = [await chief(), await enrolledMember(domain)];
    const [first, second] = [await open(member), await open(member)];
    const half = await open(member, "password");
    const [session] = await sessionsOf(member);
    const order = { by: by.id, memberId: member.id, session: session?.id ?? "" };
    expect(refusalOf(await endColleagueSessions(domain, order))).toBe("accepted");
    const left = [await isOpen(first), await isOpen(second)];
    expect(left.filter(Boolean)).toHaveLength(1);
    const all = { ...order, session: null };
    expect(refusalOf(await endColleagueSessions(domain, all))).toBe("accepted");
    expect(await isOpen(first)).toBe(false);
    expect(await isOpen(second)).toBe(false);
    expect(await isOpen(half, "password")).toBe(false);
    const actor = `staff:${by.id}`;
    expect(await traces(member)).toEqual([
      { by: actor, sessions: 1 },
      { by: actor, sessions: 2 },
    ]);
    const told = await domain.db.execute(
      sql`select 1 from messages where staff_id = ${member.id}
        and details->>'change' = 'sessions-ended' and details->>'by' = 'Member'`,
    );
    expect(told).toHaveLength(2);
  });

  it("ends a session once: of two at the same moment, one is told that it is over", async () => {
    const [one, two, member] = [await chief(), await chief(), await enrolledMember(domain)];
    await open(member);
    const [session] = await sessionsOf(member);
    const answers = await Promise.all(
      [one, two].map((by) =>
        endColleagueSessions(domain, {
          ...{ by: by.id, memberId: member.id },
          session: session?.id ?? "",
        }),
      ),
    );
    expect(answers.map(refusalOf).sort()).toEqual(["accepted", "over"]);
    expect(await traces(member)).toHaveLength(1);
  });

  it("ends no own session here, none of a stranger, and none through another member", async () => {
    const [by, member, other] = [
      await chief(),
      await enrolledMember(domain),
      await enrolledMember(domain),
    ];
    const [own, foreign] = [await open(by), await open(other)];
    const [session] = await sessionsOf(other);
    const end = async (memberId: string, id: string | null) =>
      refusalOf(await endColleagueSessions(domain, { by: by.id, memberId, session: id }));
    expect(await end(by.id, null)).toBe("self");
    expect(await end(randomUUID(), null)).toBe("not-found");
    expect(await end("x", null)).toBe("not-found");
    expect(await end(member.id, session?.id ?? "")).toBe("over");
    expect(await end(member.id, "x")).toBe("over");
    expect(await end(member.id, null)).toBe("over");
    expect([await isOpen(own), await isOpen(foreign)]).toEqual([true, true]);
  });

  it("who lost the role meanwhile ends none", async () => {
    const [by, member] = [await chief(), await enrolledMember(domain)];
    const token = await open(member);
    const order = { by: by.id, memberId: member.id, session: null };
    await updateStaffMember(domain.db, by.id, { disabledAt: new Date() });
    expect(refusalOf(await endColleagueSessions(domain, order))).toBe("not-administrator");
    await updateStaffMember(domain.db, by.id, { disabledAt: null, roles: ["auditor"] });
    expect(refusalOf(await endColleagueSessions(domain, order))).toBe("not-administrator");
    expect(await isOpen(token)).toBe(true);
  });

  it("and one who disables the same member at once never wait for one another", async () => {
    const [one, two, member] = [await chief(), await chief(), await enrolledMember(domain)];
    await open(member);
    const order = { by: one.id, memberId: member.id, session: null };
    const change = { kind: "disable" } as const;
    const asked = { by: two.id, memberId: member.id, version: member.version, change };
    const [ended, disabled] = await Promise.all([
      endColleagueSessions(domain, order),
      changeMember(domain, asked),
    ]);
    expect(["accepted", "over"]).toContain(refusalOf(ended));
    expect(refusalOf(disabled)).toBe("accepted");
    expect(await sessionsOf(member)).toEqual([]);
  });
});
