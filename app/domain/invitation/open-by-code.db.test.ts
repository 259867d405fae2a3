import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  addAccount,
  atOnce,
  countRows,
  invite,
  openScene,
  refusalOf,
  type Scene,
  tally,
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
  it("opens one session for 100 parallel attempts", async () => {
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

  it("may differ in case, spaces and dashes", async () => {
    const { account, code } = await invited();
    const typed = ` ${code.toLowerCase().replaceAll("-", " ")} `;
    expect(refusalOf(await open(account.login.toUpperCase(), typed))).toBe("accepted");
  });

  it("is refused in the same way when it is wrong, another account's, or typed with an unknown login", async () => {
    const mine = await invited();
    const other = await invited();
    expect(refusalOf(await open(mine.account.login, "AAAA-BBBB-CCCC"))).toBe("wrong-code");
    expect(refusalOf(await open("nobody-at-all", mine.code))).toBe("wrong-code");
    expect(refusalOf(await open(mine.account.login, other.code))).toBe("wrong-code");
  });

  it("is refused in the same way when it has expired", async () => {
    const { account, code, invitationId } = await invited();
    await scene.domain.db.execute(
      sql`update invitations set expires_at = now() - interval '1 second' where id = ${invitationId}`,
    );
    expect(refusalOf(await open(account.login, code))).toBe("wrong-code");
  });

  it("can be sent with any bytes as the login", async () => {
    const { code } = await invited();
    expect(refusalOf(await open("a\u0000b", code))).toBe("wrong-code");
    expect(refusalOf(await open("\u0000", code))).toBe("login-missing");
  });

  it("is not tried when it cannot be one, and can be pasted with its line", async () => {
    const { account, code } = await invited();
    for (const odd of ["AAAA-BBBB-CCCO", "AAAA-BBBB", "1234"]) {
      expect(refusalOf(await open(account.login, odd))).toBe("code-malformed");
    }
    const login = `Identifiant\u00a0: \u200b${account.login}`;
    expect(refusalOf(await open(login, `Code unique\u00a0: ${code}\n`))).toBe("accepted");
  });

  it("asks for an empty login or code", async () => {
    const { account, code } = await invited();
    expect(refusalOf(await open(" ", code))).toBe("login-missing");
    expect(refusalOf(await open(account.login, " - "))).toBe("code-missing");
  });
});
