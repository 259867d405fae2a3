import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import { findLoginLink } from "#db/links.server.ts";
import { type Instances, startInstances } from "#tests/support/e2e/instances.ts";
import { signInStaff } from "#tests/support/e2e/sign-in.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { enrolledMember, password, secret } from "#tests/support/scenario/staff.ts";
import { openDoor } from "#tests/support/services/door.ts";
import { testObjectStore } from "#tests/support/services/object-store.ts";

type Door = Awaited<ReturnType<typeof openDoor>>;

const origin = "https://portal.test";
let product: Instances;
let toDatabase: Door;
let toStore: Door;
let base: string;

beforeAll(async () => {
  toStore = await openDoor(testObjectStore().endpoint ?? "");
  const env = {
    PUBLIC_ORIGIN: origin,
    RATE_LIMIT_FACTOR: "1",
    S3_ENDPOINT: toStore.url,
    TRUST_PROXY: "1",
  };
  const throughTo = async (url: string) => (toDatabase = await openDoor(url)).url;
  product = await startInstances({ servers: 1, workers: 0 }, { throughTo, env });
  base = product.bases[0] ?? "";
});
afterAll(async () => {
  await product.stop();
  toDatabase.stop();
  toStore.stop();
});

function visitor() {
  return new Visitor(origin, product.bases);
}

function send(path: string, init: RequestInit = {}) {
  return fetch(base + path, { redirect: "manual", ...init });
}

function post(path: string, body: string, { from = origin, cookie = "" } = {}) {
  const type = "application/x-www-form-urlencoded";
  const headers = { Origin: from, "Content-Type": type, ...(cookie && { Cookie: cookie }) };
  return send(path, { method: "POST", headers, body });
}

/** Returns the nonce of its scripts. */
async function expectGuarded(answer: Response, status: number) {
  expect(answer.status, answer.url).toBe(status);
  const policy = answer.headers.get("content-security-policy") ?? "";
  const nonce = /script-src 'nonce-([\w+/=]{22,})'/.exec(policy)?.[1];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain("unsafe");
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "strict-transport-security": "max-age=63072000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
  });
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
  for (const script of scripts) expect(script).toContain(`nonce="${nonce ?? "none"}"`);
  return { nonce, scripts: scripts.length };
}

describe("every answer has security headers", () => {
  it("a page, with a script nonce that no other answer has", async () => {
    const nonces = new Set<string | undefined>();
    for (let round = 0; round < 5; round += 1) {
      const { nonce, scripts } = await expectGuarded(await send("/"), 200);
      expect(scripts).toBeGreaterThan(0);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(5);
  });

  it("a redirect, an unknown and an unreadable address", async () => {
    await expectGuarded(await send("/request"), 303);
    await expectGuarded(await send("/staff/requests"), 303);
    await expectGuarded(await send("/nowhere"), 404);
    await expectGuarded(await send("/api/v1/accounts/nobody"), 401);
    await expectGuarded(await send("/login/%E0%A4%A"), 404);
  });

  it("a form from another site, a body that is too large, a role that is missing", async () => {
    await expectGuarded(await post("/link", "login=a", { from: "https://evil.example" }), 403);
    await expectGuarded(await post("/link", "login=".padEnd(300_000, "a")), 413);
    const { email } = await enrolledMember(product.domain);
    const reviewer = await signInStaff(visitor(), { email, password, totpSecret: secret });
    await expectGuarded(await reviewer.get("/staff/api-keys"), 403);
  });

  it("an internal error", async () => {
    const sql = postgres(product.databaseUrl, { max: 1 });
    await sql.unsafe("alter table links rename to links_away");
    await expectGuarded(await send("/login/some-token-that-is-not-there"), 500);
    await sql.unsafe("alter table links_away rename to links");
    await sql.end();
    await expectGuarded(await send("/login/some-token-that-is-not-there"), 410);
  });
});

it("a form that says Origin null but comes from our own page reaches its page", async () => {
  const { login } = await product.newAccount();
  const headers = {
    Origin: "null",
    "Sec-Fetch-Site": "same-origin",
    Cookie: "lng=fr",
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const body = `login=${login}`;
  const opened = await send(await linkOf(login), { method: "POST", headers, body });
  expect(opened.status).toBe(303);
  const refused = await send("/link", { method: "POST", headers, body: "login=" });
  await expectGuarded(refused, 422);
});

it("a form in chunks without a length reaches its page, and one that is too large is told so", async () => {
  const chunked = (text: string) =>
    send("/link", {
      method: "POST",
      headers: { Origin: origin, "Content-Type": "application/x-www-form-urlencoded" },
      body: new Blob([text]).stream(),
      duplex: "half",
    });
  await expectGuarded(await chunked("login="), 422);
  await expectGuarded(await chunked("login=a"), 200);
  const large = await chunked("login=".padEnd(300_000, "a"));
  expect(large.status).toBe(413);
  expect(await large.text()).toContain("trop volumineux");
});

it("a browser that blocks cookies is told before its link is used up, and the link still works", async () => {
  const { login } = await product.newAccount();
  const link = await linkOf(login);
  for (let press = 0; press < 3; press += 1) {
    const first = await post(link, `login=${login}`);
    expect(first.status).toBe(307);
    const blocked = await post(first.headers.get("location") ?? "", `login=${login}`);
    expect(blocked.status).toBe(403);
    expect(blocked.headers.getSetCookie().join()).not.toContain("visit");
    const page = await blocked.text();
    expect(page).toContain("bloque les cookies");
    expect(page).toContain(`href="${link}"`);
  }
  expect((await visitor().post(`${link}.`, { login })).status).toBe(303);
});

it("an old browser that says nothing about itself is told why its form is refused", async () => {
  const headers = { "Content-Type": "application/x-www-form-urlencoded" };
  const answer = await send("/link", { method: "POST", headers, body: "login=a" });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("n’a pas dit d’où vient ce formulaire");
});

it("cookies are bound to this host, sent over https only, and hidden from scripts", async () => {
  const { email } = await enrolledMember(product.domain);
  const staff = await visitor().post("/staff/login", { email, password });
  const { login } = await product.newAccount();
  const customer = await visitor().post(await linkOf(login), { login });
  for (const [answer, name] of [
    [staff, "desk"],
    [customer, "visit"],
  ] as const) {
    const [cookie = ""] = answer.headers.getSetCookie().filter((line) => line.includes(name));
    expect(cookie).toMatch(
      new RegExp(`^__Host-${name}=\\S+; Path=/; HttpOnly; Secure; SameSite=Lax$`),
    );
  }
});

async function linkOf(login: string) {
  const { id } = await enrolledMember(product.domain);
  const order = { login, otherRecipient: null, staffId: id };
  const invited = await inviteAccount(product.domain, order);
  if (!invited.ok) throw new Error(invited.refusal);
  const link = await findLoginLink(product.domain.db, invited.value.invitationId);
  return `/login/${product.domain.secrets.linkToken(link.id)}`;
}

it("a hundred concurrent visitors with the same link: one session", async () => {
  const { login } = await product.newAccount();
  const link = await linkOf(login);
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => post(link, `login=${login}`, { cookie: "lng=fr" })),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 303)).toHaveLength(1);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  const opened = answers.flatMap(({ headers }) => headers.getSetCookie());
  expect(opened.filter((cookie) => cookie.startsWith("__Host-visit="))).toHaveLength(1);
  const sql = postgres(product.databaseUrl, { max: 1 });
  const sessions = await sql`select s.id from sessions s join requests r on r.id = s.request_id
    join accounts a on a.id = r.account_id where a.login = ${login}`;
  await sql.end();
  expect(sessions).toHaveLength(1);
});

it("after ten wrong passwords sign-in under that name is blocked for a while, but not for its owner's own browser", async () => {
  const [{ email }, colleague] = [
    await enrolledMember(product.domain),
    await enrolledMember(product.domain),
  ];
  const own = await signInStaff(visitor(), { email, password, totpSecret: secret });
  for (let wrong = 0; wrong < 10; wrong += 1) {
    const answer = await visitor().post("/staff/login", {
      email,
      password: `wrong ${String(wrong)}`,
    });
    expect(answer.status).toBe(422);
  }
  const stopped = await visitor().post("/staff/login", { email, password });
  await expectGuarded(stopped, 429);
  const wait = Number(stopped.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(60);
  expect(wait).toBeLessThanOrEqual(15 * 60);
  expect(stopped.headers.getSetCookie().join()).not.toContain("desk");
  expect((await own.post("/staff/login", { email, password })).status).toBe(303);
  const credentials = { email: colleague.email, password, totpSecret: secret };
  await signInStaff(visitor(), credentials);
  const sql = postgres(product.databaseUrl, { max: 1 });
  const trail = await sql`select id from audit_events where action = 'staff.locked-out'`;
  await sql.end();
  expect(trail).toHaveLength(1);
});

it("invented addresses before the proxy's own pass no limit", async () => {
  const statuses: number[] = [];
  for (let index = 0; index < 65; index += 1) {
    const headers = {
      Origin: origin,
      // A form without any cookie is sent again first.
      Cookie: "cookies=1",
      "Content-Type": "application/x-www-form-urlencoded",
      "X-Forwarded-For": `10.1.2.${String(index)}, 198.51.100.${String(index)}, 203.0.113.200`,
    };
    const body = `email=nobody-${String(index)}%40desk.example&password=wrong`;
    statuses.push((await send("/staff/login", { method: "POST", headers, body })).status);
  }
  expect(statuses.slice(0, 60)).toEqual(Array(60).fill(422));
  expect(statuses.slice(60)).toEqual(Array(5).fill(429));
});

it("a server whose store is unavailable is not ready, and is ready again when the store is back", async () => {
  expect((await send("/readyz")).status).toBe(200);
  toStore.shut();
  await expectGuarded(await send("/readyz"), 503);
  expect((await send("/healthz")).status).toBe(200);
  await expectGuarded(await send("/"), 200);
  toStore.open();
  await expect.poll(async () => (await send("/readyz")).status, { timeout: 15_000 }).toBe(200);
});

it("an unavailable database: the page that says so has security headers too", async () => {
  toDatabase.shut();
  await expectGuarded(await send("/login/whatever"), 503);
  await expectGuarded(await send("/readyz"), 503);
  toDatabase.open();
  await expect.poll(async () => (await send("/readyz")).status, { timeout: 15_000 }).toBe(200);
});
