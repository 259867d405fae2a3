import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digest } from "#app/domain/secrets.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { touchSession } from "#db/sessions.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  addAccount,
  atOnce,
  countRows,
  expectOk,
  invite,
  letLinksWait,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
  tally,
  wrongLogin,
} from "#tests/support/scenario/scenario.ts";
import { isLoginLinkGood, readLoginWait } from "./login-link.server.ts";
import { openByCode } from "./open-by-code.server.ts";
import { openByLink } from "./open-by-link.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function invited() {
  const account = await addAccount(scene);
  return { account, ...(await invite(scene, account)) };
}

const open = (token: string, login: string) => openByLink(scene.domain, { token, login });

async function wearOut(token: string, account: Account) {
  const answers = [];
  for (let index = 0; index < 5; index += 1) {
    answers.push(refusalOf(await open(token, wrongLogin(account))));
    await letLinksWait(scene);
  }
  return answers;
}

describe("the link in the mail", () => {
  it("opens one session for 100 parallel presses", async () => {
    const { token, account } = await invited();
    const answers = await atOnce(100, () => open(token, account.login));
    expect(tally(answers)).toEqual({ accepted: 1, "link-ended": 99 });
    const opened = answers.find((answer) => answer.ok);
    const id = opened?.ok ? opened.value.request.id : expect.fail("nobody got in");
    expect(await countRows(scene, sql`sessions where request_id = ${id}`)).toBe(1);
    expect(await countRows(scene, sql`requests where account_id = ${account.id}`)).toBe(1);
  });

  it("can be viewed by scanners any number of times", async () => {
    const { token, account } = await invited();
    const looks = await atOnce(50, () => isLoginLinkGood(scene.domain, token));
    expect(looks).toEqual(Array.from({ length: 50 }, () => true));
    expect(refusalOf(await open(token, account.login))).toBe("accepted");
    expect(await isLoginLinkGood(scene.domain, token)).toBe(false);
  });

  it("ignores case and spaces in the login", async () => {
    const { token, account } = await invited();
    expect(refusalOf(await open(token, `  ${account.login.toUpperCase()} `))).toBe("accepted");
  });

  it("does not count an empty login as an attempt", async () => {
    const { token, account } = await invited();
    for (let index = 0; index < 6; index += 1) {
      expect(refusalOf(await open(token, " \t\u00a0"))).toBe("login-missing");
    }
    expect(refusalOf(await open(token, account.login))).toBe("accepted");
  });

  it("ends with the fifth wrong login, and staff see why", async () => {
    const { token, account, invitationId } = await invited();
    const answers = await wearOut(token, account);
    expect(answers).toEqual([...Array.from({ length: 4 }, () => "wrong-login"), "link-ended"]);
    expect(await isLoginLinkGood(scene.domain, token)).toBe(false);
    expect(refusalOf(await open(token, account.login))).toBe("link-ended");
    const trail = sql`audit_events where chain = 'system' and details->>'invitation' = ${invitationId}`;
    expect(await countRows(scene, sql`${trail} and action = 'wrong-login'`)).toBe(4);
    expect(await countRows(scene, sql`${trail} and action = 'link-worn-out'`)).toBe(1);
  });

  it("compares only two of 60 parallel wrong logins; the others come before the wait is over", async () => {
    const { token, account, linkId } = await invited();
    const answers = await atOnce(60, () => open(token, wrongLogin(account)));
    expect(tally(answers)).toEqual({ "wrong-login": 2, wait: 58 });
    expect(await countRows(scene, sql`links where id = ${linkId} and attempts = 2`)).toBe(1);
  });

  it("waits longer after each wrong login, and compares nothing meanwhile, not even the right one", async () => {
    const { token, account } = await invited();
    const waits = [];
    for (let wrong = 0; wrong < 4; wrong += 1) {
      expect(refusalOf(await open(token, wrongLogin(account)))).toBe("wrong-login");
      waits.push(await readLoginWait(scene.domain, token));
      if (wrong > 0) expect(refusalOf(await open(token, account.login))).toBe("wait");
      await letLinksWait(scene);
    }
    expect(waits).toEqual([0, 10, 60, 300]);
    expect(refusalOf(await open(token, account.login))).toBe("accepted");
  });

  it("waits as long as the limit says", async () => {
    const { token, account } = await invited();
    await withLimit("linkWaitSeconds", [40], async () => {
      await open(token, wrongLogin(account));
      expect(await readLoginWait(scene.domain, token)).toBe(40);
    });
  });

  it("is not killed by words that cannot be a login", async () => {
    const { token, account, linkId } = await invited();
    const junk = ["test", "username", "test@example.com", "Click here", "x".repeat(9_000), "1=1--"];
    for (const word of [...junk, ...junk]) {
      expect(refusalOf(await open(token, word))).toBe("wrong-login");
    }
    expect(await countRows(scene, sql`links where id = ${linkId} and attempts = 0`)).toBe(1);
    expect(refusalOf(await open(token, account.login))).toBe("accepted");
    expect(refusalOf(await open(token, "test"))).toBe("link-ended");
  });

  it("leaves the printed code valid after it has ended", async () => {
    const { token, account, code } = await invited();
    await wearOut(token, account);
    expect(refusalOf(await openByCode(scene.domain, { login: account.login, code }))).toBe(
      "accepted",
    );
  });

  it("does not open with another account's login", async () => {
    const { token } = await invited();
    const other = await addAccount(scene);
    expect(refusalOf(await open(token, other.login))).toBe("wrong-login");
  });

  it("is refused when unknown, truncated, with changed case, or expired", async () => {
    const { token, account, linkId } = await invited();
    const swapped = [...token]
      .map((symbol) =>
        symbol === symbol.toUpperCase() ? symbol.toLowerCase() : symbol.toUpperCase(),
      )
      .join("");
    for (const odd of ["", "x", token.slice(0, -1), `${token}.`, swapped, `${token}\u0000`]) {
      expect(refusalOf(await open(odd, account.login))).toBe("link-ended");
      expect(await isLoginLinkGood(scene.domain, odd)).toBe(false);
    }
    await scene.domain.db.execute(
      sql`update links set expires_at = now() - interval '1 second' where id = ${linkId}`,
    );
    expect(await isLoginLinkGood(scene.domain, token)).toBe(false);
    expect(refusalOf(await open(token, account.login))).toBe("link-ended");
  });

  it("stays valid beside later ones until one of them is used", async () => {
    const account = await addAccount(scene);
    const first = await invite(scene, account);
    const second = await invite(scene, account);
    expect(await isLoginLinkGood(scene.domain, first.token)).toBe(true);
    expect(await isLoginLinkGood(scene.domain, second.token)).toBe(true);
    expect(refusalOf(await open(first.token, account.login))).toBe("accepted");
    expect(await isLoginLinkGood(scene.domain, second.token)).toBe(false);
    expect(refusalOf(await open(second.token, account.login))).toBe("link-ended");
    const { code } = second;
    expect(refusalOf(await openByCode(scene.domain, { login: account.login, code }))).toBe(
      "wrong-code",
    );
  });

  it("opens one session when a recipient uses several links and codes concurrently", async () => {
    for (let round = 0; round < 5; round += 1) {
      const account = await addAccount(scene);
      const invitations = [];
      for (let index = 0; index < 6; index += 1) invitations.push(await invite(scene, account));
      const { login } = account;
      const answers = await Promise.all(
        invitations.flatMap(({ token, code }) => [
          open(token, login),
          openByCode(scene.domain, { login, code }),
        ]),
      );
      expect(tally(answers).accepted).toBe(1);
      expect(await countRows(scene, sql`requests where account_id = ${account.id}`)).toBe(1);
    }
  });
});

describe("the session", () => {
  it("has its own token, stored as a hash", async () => {
    const { token, account } = await invited();
    const { sessionToken, request } = expectOk(await open(token, account.login));
    const session = await touchSession(scene.domain.db, digest(sessionToken));
    expect(session).toEqual({ requestId: request.id, scope: "request" });
    const raw = sql`sessions where token_hash = ${sessionToken}`;
    expect(await countRows(scene, raw)).toBe(0);
  });

  it("ends after 30 idle minutes, and after four hours at most", async () => {
    for (const column of ["last_seen_at", "ends_at"]) {
      const { token, account } = await invited();
      const { sessionToken, request } = expectOk(await open(token, account.login));
      await scene.domain.db.execute(
        sql`update sessions set ${sql.identifier(column)} = ${sql.identifier(column)} - ${
          column === "ends_at" ? sql`interval '241 minutes'` : sql`interval '31 minutes'`
        } where request_id = ${request.id}`,
      );
      expect(await touchSession(scene.domain.db, digest(sessionToken))).toBeNull();
    }
  });

  it("starts a request with an unambiguous reference", async () => {
    const { token, account } = await invited();
    const { request } = expectOk(await open(token, account.login));
    expect(request.reference).toMatch(
      /^[BCDFGHJKMNPQRSTVWXZ2-79]{4}-[BCDFGHJKMNPQRSTVWXZ2-79]{4}$/,
    );
    expect(await requestOf(scene, request.id)).toMatchObject({
      status: "started",
      recipientKind: "main",
    });
  });
});
