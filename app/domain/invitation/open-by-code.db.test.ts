import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addAccount,
  atOnce,
  countRows,
  invite,
  openScene,
  refusalOf,
  tally,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { openByCode } from "./open-by-code.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function invited() {
  const account = await addAccount(scene);
  return { account, ...(await invite(scene, account)) };
}

const open = (login: string, code: string) => openByCode(scene.domain, { login, code });

describe("the printed unique code", () => {
  it("opens one visit of 100 parallel tries", async () => {
    const { account, code } = await invited();
    const answers = await atOnce(100, () => open(account.login, code));
    const { accepted, ...others } = tally(answers);
    expect(accepted).toBe(1);
    expect((others["wrong-code"] ?? 0) + (others["already-used"] ?? 0)).toBe(99);
    expect(await countRows(scene, sql`requests where account_id = ${account.id}`)).toBe(1);
    expect(
      await countRows(
        scene,
        sql`sessions s join requests r on r.id = s.request_id where r.account_id = ${account.id}`,
      ),
    ).toBe(1);
  });

  it("forgives case, spaces and dashes", async () => {
    const { account, code } = await invited();
    const typed = ` ${code.toLowerCase().replaceAll("-", " ")} `;
    expect(refusalOf(await open(account.login.toUpperCase(), typed))).toBe("accepted");
  });

  it("refuses a wrong code, an unknown login and another account's code alike", async () => {
    const mine = await invited();
    const other = await invited();
    expect(refusalOf(await open(mine.account.login, "AAAA-BBBB-CCCC"))).toBe("wrong-code");
    expect(refusalOf(await open("nobody-at-all", mine.code))).toBe("wrong-code");
    expect(refusalOf(await open(mine.account.login, other.code))).toBe("wrong-code");
  });

  it("refuses an expired code with the same word", async () => {
    const { account, code, invitationId } = await invited();
    await scene.domain.db.execute(
      sql`update invitations set expires_at = now() - interval '1 second' where id = ${invitationId}`,
    );
    expect(refusalOf(await open(account.login, code))).toBe("wrong-code");
  });

  it("takes whatever bytes a program sends for a login", async () => {
    const { code } = await invited();
    expect(refusalOf(await open("a\u0000b", code))).toBe("wrong-code");
    expect(refusalOf(await open("\u0000", code))).toBe("login-missing");
  });

  it("asks for what was left empty", async () => {
    const { account, code } = await invited();
    expect(refusalOf(await open(" ", code))).toBe("login-missing");
    expect(refusalOf(await open(account.login, " - "))).toBe("code-missing");
  });
});
