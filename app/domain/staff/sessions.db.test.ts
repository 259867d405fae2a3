import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { listStaffSessions, touchStaffSession } from "#db/staff-sessions.server.ts";
import { enrolledMember, openTestDomain, visit } from "#tests/support/scenario/staff.ts";
import { openSession } from "./sign-in.server.ts";
import { endSessionOf, signOut, signOutEverywhere } from "./sign-out.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

type Member = Awaited<ReturnType<typeof enrolledMember>>;
const open = (member: Member) =>
  domain.db.transaction((tx) => openSession(tx, member.id, "full", visit));
const isOpen = async (token: string) =>
  (await touchStaffSession(domain.db, digest(token), "full")) !== null;

describe("a staff session", () => {
  it("ends after 30 idle minutes", async () => {
    const token = await open(await enrolledMember(domain));
    expect(await isOpen(token)).toBe(true);
    await domain.db.execute(
      sql`update staff_sessions set last_seen_at = now() - interval '31 minutes' where token_hash = ${digest(token)}`,
    );
    expect(await isOpen(token)).toBe(false);
  });

  it("ends after ten hours even when active", async () => {
    const token = await open(await enrolledMember(domain));
    const [row] = await domain.db.execute<{ hours: number }>(
      sql`select extract(epoch from ends_at - created_at)::float8 / 3600 as hours from staff_sessions where token_hash = ${digest(token)}`,
    );
    expect(row?.hours).toBeCloseTo(10, 2);
    await domain.db.execute(
      sql`update staff_sessions set ends_at = now() - interval '1 second' where token_hash = ${digest(token)}`,
    );
    expect(await isOpen(token)).toBe(false);
  });

  it("ends when its owner signs out, here or everywhere", async () => {
    const member = await enrolledMember(domain);
    const [here, there, elsewhere] = [await open(member), await open(member), await open(member)];
    await signOut(domain, here);
    expect(await Promise.all([here, there, elsewhere].map(isOpen))).toEqual([false, true, true]);
    await signOutEverywhere(domain, member.id);
    expect(await Promise.all([there, elsewhere].map(isOpen))).toEqual([false, false]);
  });

  it("can be ended from the list by its owner only", async () => {
    const [member, other] = [await enrolledMember(domain), await enrolledMember(domain)];
    const token = await open(member);
    const [listed] = await listStaffSessions(domain.db, member.id);
    const id = listed?.id ?? "";
    expect(await endSessionOf(domain, other.id, id)).toEqual({ ok: false, refusal: "not-found" });
    expect(await isOpen(token)).toBe(true);
    expect((await endSessionOf(domain, member.id, id)).ok).toBe(true);
    expect(await isOpen(token)).toBe(false);
  });
});
