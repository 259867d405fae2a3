import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { markBrowser } from "#app/domain/staff/known-browser.server.ts";
import { openRateLimiter, type RateLimiter } from "#db/rate-limits.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { withLimit, withPoints } from "#tests/support/limits.ts";
import { enrolledMember, openTestDomain } from "#tests/support/scenario/staff.ts";
import type { PageContext } from "../context.ts";
import { keepBrowser } from "./known-browser.server.ts";
import { spendSignIn } from "./staff-limits.server.ts";

let domain: Domain;
let close: () => Promise<void>;
let limiter: RateLimiter;
beforeAll(async () => {
  const opened = await openTestDomain();
  ({ domain, close } = opened);
  limiter = openRateLimiter(opened.url);
});
afterAll(async () => {
  await limiter.close();
  await close();
});

function from(clientAddress: string, mode: "real" | "embedded" = "real") {
  const settings = { rateLimitFactor: 1, mode, publicOrigin: "https://portal.example" };
  const services = { ...domain, limiter, settings };
  return { services, clientAddress } as unknown as PageContext;
}

const unknown = new Request("https://portal.example/staff/login");

function type(address: string, email: string, request = unknown) {
  return spendSignIn(request, from(address), "password", { email, id: null });
}

async function times(count: number, act: (index: number) => ReturnType<typeof type>) {
  const answers = [];
  for (let index = 0; index < count; index += 1) answers.push(await act(index));
  return answers;
}

const open = (answers: readonly { ok: boolean }[]) => answers.filter(({ ok }) => ok).length;

async function knownTo(member: StaffMember) {
  const mark = await markBrowser(domain.db, domain.secrets, member);
  const cookie = (await keepBrowser(unknown, from("192.0.2.1"), mark)).split(";")[0] ?? "";
  return new Request(unknown.url, { headers: { Cookie: cookie } });
}

async function lockOuts() {
  const [row] = await domain.db.execute<{ count: number }>(
    sql`select count(*)::int as count from audit_events where action = 'staff.locked-out'`,
  );
  return row?.count ?? 0;
}

describe("the limits of the sign-in", () => {
  it("block a name from one network after ten attempts, leave it open elsewhere, and record it once", async () => {
    const before = await lockOuts();
    expect(open(await times(14, () => type("192.0.2.1", "A@desk.example")))).toBe(10);
    expect(await lockOuts()).toBe(before + 1);
    expect((await type("192.0.2.2", " a@desk.example")).ok).toBe(true);
    expect(
      open(await times(12, (index) => type(`2001:db8:0:1::${String(index)}`, "z@d.example"))),
    ).toBe(10);
    expect((await type("2001:db8:0:2::1", "z@d.example")).ok).toBe(true);
  });

  it("block an address after sixty attempts with any name", async () => {
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, index) =>
        type("198.51.100.1", `b${String(index)}@desk.example`),
      ),
    );
    expect(open(answers)).toBe(60);
  });

  it("treat the addresses of one IPv6 network as one", async () => {
    const answers = await times(70, (index) =>
      type(`2001:db8:0:7::${index.toString(16)}`, `e${String(index)}@desk.example`),
    );
    expect(open(answers)).toBe(60);
    expect((await type("2001:db8:0:8::1", "f@desk.example")).ok).toBe(true);
  });

  it("are wide by address in the demonstration, where everybody has the same address", async () => {
    const tries = Array.from({ length: 70 }, (_, index) =>
      spendSignIn(unknown, from("127.0.0.1", "embedded"), "password", {
        email: `d${String(index)}@desk.example`,
        id: null,
      }),
    );
    expect((await Promise.all(tries)).every(({ ok }) => ok)).toBe(true);
  });

  it("count only failures, so that signing in all day blocks nobody", async () => {
    const member = await enrolledMember(domain);
    for (let index = 0; index < 70; index += 1) {
      const spent = await spendSignIn(unknown, from("203.0.113.1"), "code", member);
      if (!spent.ok) return expect.fail(`blocked after ${String(index)}`);
      await spent.giveBack();
    }
  });
});

describe("strangers from many networks", () => {
  const network = (index: number) => `10.${String(index >> 8)}.${String(index & 255)}.1`;

  it("slow a name down with growing waits, and never lock it", async () => {
    const email = "slow@desk.example";
    await withPoints("staff-login-everywhere", 3, async () => {
      const first = await times(4, (index) => type(network(index), email));
      expect(open(first)).toBe(4);
      const waits = (await times(25, (index) => type(network(10 + index), email))).map((answer) =>
        answer.ok ? 0 : answer.retryAfterSeconds,
      );
      expect(Math.max(...waits)).toBeLessThanOrEqual(120);
      expect(waits.filter((seconds) => seconds > 0).length).toBeGreaterThan(20);
    });
  });

  it("signInWaitSeconds, attemptsPerSignInWait: after its wait the next attempt is free", async () => {
    const email = "turn@desk.example";
    await withPoints("staff-login-everywhere", 1, () =>
      withLimit("signInWaitSeconds", [1, 600], () =>
        withLimit("attemptsPerSignInWait", 3, async () => {
          const next = (index: number) => type(network(500 + index), email);
          expect(open(await times(2, next))).toBe(2);
          expect((await next(3)).ok).toBe(false);
          await vi.waitUntil(async () => (await next(4)).ok, { timeout: 10_000, interval: 1_100 });
          await times(3, (index) => next(10 + index));
          await new Promise((resolve) => setTimeout(resolve, 1_200));
          await next(20);
          const later = await next(21);
          expect(later.ok ? 0 : later.retryAfterSeconds).toBeGreaterThan(500);
        }),
      ),
    );
  });

  it("do not keep out the member's own browser, in either step", async () => {
    const member = await enrolledMember(domain);
    const own = await knownTo(member);
    const colleague = await enrolledMember(domain);
    await withPoints("staff-login-everywhere", 2, async () => {
      await times(30, (index) => type(network(900 + index), member.email));
      await times(12, () => type("203.0.113.77", member.email));
      expect((await type("203.0.113.77", member.email)).ok).toBe(false);
      expect((await type("203.0.113.77", member.email, own)).ok).toBe(true);
      // Known for its owner only.
      const foreign = await knownTo(colleague);
      expect((await type("203.0.113.77", member.email, foreign)).ok).toBe(false);
    });
    const code = (request: Request) => spendSignIn(request, from("203.0.113.78"), "code", member);
    await times(12, () => code(unknown));
    expect((await code(unknown)).ok).toBe(false);
    expect((await code(own)).ok).toBe(true);
  });

  it("gain nothing by a stolen browser: it has ten attempts of its own", async () => {
    const member = await enrolledMember(domain);
    const stolen = await knownTo(member);
    const answers = await times(15, (index) => type(network(1300 + index), member.email, stolen));
    expect(open(answers)).toBe(10);
    await domain.db.execute(sql`update staff set version = version + 1 where id = ${member.id}`);
    expect((await type("203.0.113.90", member.email, stolen)).ok).toBe(true);
  });
});

it("the cookie of a known browser is hidden from scripts and other sites, and lasts 90 days", async () => {
  const member = await enrolledMember(domain);
  const mark = await markBrowser(domain.db, domain.secrets, member);
  const cookie = await keepBrowser(unknown, from("192.0.2.1"), mark);
  expect(cookie).toMatch(
    /^__Host-known-browser=\S+; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
});
