import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digest } from "#app/domain/secrets.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo, freezeTokens } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { describeWarning } from "./describe-warning.server.ts";
import { findWarning } from "./find-warning.server.ts";
import { reportDeadLink } from "./report-dead-link.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const report = (token: string, login = "", text = "Ce n’est pas moi.") =>
  reportDeadLink(scene.domain, { token, login, text });

async function toldOf(text: string) {
  const rows = await scene.domain.db.execute<{
    request: string | null;
    account: string | null;
  }>(sql`select request_id as request, account_id as account from messages
    where template = 'staff-alarm' and details->'report'->>'text' = ${text}`);
  return [...rows];
}

describe("a report from a dead link", () => {
  it("reaches every administrator, with the request that the link was about", async () => {
    const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
    const [token = ""] = await freezeTokens(scene, id);
    await scene.domain.db.execute(
      sql`update links set expires_at = now() - interval '1 hour' where token_hash = ${digest(token)}`,
    );
    expect(await findWarning(scene.domain, token)).toBeNull();
    expectOk(await report(token, "", "Rappelez-moi (1)"));
    const told = await toldOf("Rappelez-moi (1)");
    expect(told.length).toBe(await countRows(scene, sql`staff where 'administrator' = any(roles)`));
    expect(new Set(told.map(({ request }) => request))).toEqual(new Set([id]));
    expect((await requestOf(scene, id)).frozenAt).toBeNull();
  });

  it("about a link that never existed tells the account whose login was typed, if there is one", async () => {
    const account = await addAccount(scene);
    expectOk(await report("nothing", account.login, "Rappelez-moi (2)"));
    expectOk(await report("nothing", "nobody", "Rappelez-moi (3)"));
    const accounts = async (text: string) =>
      new Set((await toldOf(text)).map((one) => one.account));
    expect(await accounts("Rappelez-moi (2)")).toEqual(new Set([account.id]));
    expect(await accounts("Rappelez-moi (3)")).toEqual(new Set([null]));
  });

  it("says something, and not more than fits", async () => {
    expect(refusalOf(await report("nothing", " ", "\n"))).toBe("report-empty");
    await withLimit("noticeReportLength", 5, () => report("nothing", "", "0123456789"));
    expect((await toldOf("01234")).length).toBeGreaterThan(0);
  });
});

describe("the page of a living link", () => {
  it("names the account and what changes, never a whole number", async () => {
    const { account, id } = await carryTo(scene, "organisation.retired", "submitted");
    const { reference, mobile, contactName } = await requestOf(scene, id);
    const [token = ""] = await freezeTokens(scene, id);
    const warning = (await findWarning(scene.domain, token)) ?? expect.fail("no warning");
    const change = await describeWarning(scene.domain, warning);
    expect(change).toMatchObject({ accountName: account.name, reference, contact: contactName });
    expect(change.mobile).toMatch(/••/);
    expect(JSON.stringify(change)).not.toContain(mobile?.slice(-6));
  });
});
