import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { findStaffMember } from "#db/staff.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { enrolledMember, openTestDomain, visit } from "#tests/support/scenario/staff.ts";
import { openFullSession } from "./second-factor.server.ts";
import { tellSignIns } from "./tell-sign-ins.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

type Member = Awaited<ReturnType<typeof enrolledMember>>;

async function signIn({ id }: Member, marks: readonly string[] = [], address = "192.0.2.7") {
  const member = await findStaffMember(domain.db, id);
  if (!member) throw new Error("no member");
  const from = { ...visit, userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140.0", address };
  return domain.db.transaction((tx) =>
    openFullSession(tx, domain, { member, factor: "totp", visit: from, marks }),
  );
}

const jobs = async ({ id }: Member) => {
  const rows = await domain.db.execute<{ minutes: number }>(
    sql`select extract(epoch from j.run_at - now())::float8 / 60 as minutes
      from graphile_worker._private_jobs j where j.key = ${`tell-sign-ins:${id}`}`,
  );
  return rows.map(({ minutes }) => minutes);
};

const mails = async ({ id }: Member) => {
  const rows = await domain.db.execute<{ addresses: string[]; browser: string }>(
    sql`select jsonb_path_query_array(details::jsonb, '$.signIns[*].address') as addresses,
        details->'signIns'->0->>'browser' as browser
      from messages where staff_id = ${id} and details->>'change' = 'signed-in'
      order by created_at`,
  );
  return rows.map((row) => ({ addresses: row.addresses, browser: row.browser }));
};

describe("sign-ins from unknown browsers", () => {
  it("are one mail, whether five come at once or one after the other", async () => {
    const member = await enrolledMember(domain);
    await Promise.all([1, 2, 3].map((n) => signIn(member, [], `192.0.2.${String(n)}`)));
    for (const n of [4, 5]) await signIn(member, [], `192.0.2.${String(n)}`);
    expect(await jobs(member)).toHaveLength(1);
    expect(await mails(member)).toEqual([]);
    await Promise.all([tellSignIns(domain, member.id), tellSignIns(domain, member.id)]);
    const [mail, ...more] = await mails(member);
    expect(more).toEqual([]);
    expect(mail?.browser).toBe("Firefox, Linux");
    expect([...(mail?.addresses ?? [])].sort()).toEqual(
      [1, 2, 3, 4, 5].map((n) => `192.0.2.${String(n)}`),
    );
    expect(mail?.addresses.slice(3)).toEqual(["192.0.2.4", "192.0.2.5"]);
  });

  it("are told signInAlertMinutes after the first: a later one does not put the mail off", async () => {
    const member = await enrolledMember(domain);
    const minutes = limits.signInAlertMinutes;
    await signIn(member);
    await withLimit("signInAlertMinutes", 60, () => signIn(member));
    const [left = 0, ...more] = await jobs(member);
    expect(more).toEqual([]);
    expect(left).toBeGreaterThan(minutes - 1);
    expect(left).toBeLessThanOrEqual(minutes);
  });

  it("that come after the mail are another mail; a second run finds none", async () => {
    const member = await enrolledMember(domain);
    await signIn(member, [], "192.0.2.1");
    await tellSignIns(domain, member.id);
    await tellSignIns(domain, member.id);
    await signIn(member, [], "192.0.2.2");
    await tellSignIns(domain, member.id);
    const found = await mails(member);
    expect(found.map(({ addresses }) => addresses)).toEqual([["192.0.2.1"], ["192.0.2.2"]]);
  });

  it("are those of one member: a colleague's are another mail", async () => {
    const [member, other] = [await enrolledMember(domain), await enrolledMember(domain)];
    await Promise.all([signIn(member), signIn(other)]);
    await tellSignIns(domain, member.id);
    expect(await mails(member)).toHaveLength(1);
    expect(await mails(other)).toEqual([]);
    expect(await jobs(other)).toHaveLength(1);
  });
});

it("A sign-in from a browser that its owner used before is told to nobody", async () => {
  const [member, other] = [await enrolledMember(domain), await enrolledMember(domain)];
  const { browserMark } = await signIn(member);
  await tellSignIns(domain, member.id);
  await signIn(member, [browserMark]);
  await tellSignIns(domain, member.id);
  expect(await mails(member)).toHaveLength(1);
  await signIn(other, [browserMark]);
  await tellSignIns(domain, other.id);
  expect(await mails(other)).toHaveLength(1);
});
