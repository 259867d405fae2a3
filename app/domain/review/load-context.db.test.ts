import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import { applyNow, approve, carryTo, reject, seenBy } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  expectOk,
  freshMobile,
  invite,
  openScene,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
  wrongLogin,
} from "#tests/support/scenario/scenario.ts";
import { loadCase } from "./load-case.server.ts";
import { saveCaseChecks } from "./save-checks.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function contextOf(id: RequestId, viewer = scene.reviewer) {
  const { reference } = await requestOf(scene, id);
  const found = await loadCase(scene.domain, reference, viewer);
  if (!found) throw new Error("the case is gone");
  return found.context;
}

const rowOf = async (id: RequestId, row: string) =>
  (await contextOf(id)).rows.find((one) => one.id === row);

describe("before and after", () => {
  it("stay as they were at the decision, whatever happens to the account", async () => {
    const { id, account } = await carryTo(scene, "individual.change", "submitted", {
      hasNumber: true,
    });
    expect((await contextOf(id)).frozenAt).toBeNull();
    expectOk(await approve(scene, id));
    await applyNow(scene, id);
    const mobile = await rowOf(id, "mobile");
    expect(mobile?.now).not.toBe(mobile?.asked);
    await scene.domain.db.execute(
      sql`update accounts set contact_name = 'Somebody Else', mobile = ${freshMobile()}
        where id = ${account.id}`,
    );
    expect((await contextOf(id)).frozenAt).toBeInstanceOf(Date);
    expect(await rowOf(id, "mobile")).toEqual(mobile);
    expect((await rowOf(id, "contact"))?.now).toBe(account.contactName);
  });

  it("hide the last four digits of the new number until the decision", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    expect((await rowOf(id, "mobile"))?.asked).toMatch(/••$/);
    expectOk(await approve(scene, id));
    expect((await rowOf(id, "mobile"))?.asked).not.toContain("•");
  });
});

describe("what is known besides", () => {
  it("includes the account's earlier requests with the reason of a refusal", async () => {
    const { id, account } = await carryTo(scene, "individual.add", "submitted");
    expectOk(await reject(scene, id));
    const next = await openVisit(scene, account);
    const [earlier] = (await contextOf(next)).earlier;
    expect(earlier).toMatchObject({
      status: "rejected",
      decision: "rejected",
      message: "Le Kbis est trop ancien.",
    });
    expect((await contextOf(id)).earlier).toHaveLength(1);
  });

  it("includes other accounts with the number, the company or an address of this request", async () => {
    const mobile = freshMobile();
    const siren = "732829320";
    const owner = await addAccount(scene, { mobile, mobileVerifiedAt: new Date(), siren });
    const other = await carryTo(scene, "individual.add", "submitted", { mobile });
    const { id } = await carryTo(scene, "individual.add", "submitted", { mobile });
    await scene.domain.db.execute(
      sql`update accounts a set siren = ${siren} from requests r where r.id = ${id} and a.id = r.account_id`,
    );
    await scene.domain.db.execute(
      sql`update accounts set contact_email = (select recipient from requests where id = ${id})
        where id = ${owner.id}`,
    );
    const { elsewhere } = await contextOf(id);
    const { reference } = await requestOf(scene, other.id);
    expect(elsewhere.number.map((one) => [one.login, one.reference])).toEqual([
      [owner.login, undefined],
      [other.account.login, reference],
    ]);
    expect(elsewhere.company.map(({ login }) => login)).toContain(owner.login);
    expect(elsewhere.address.map(({ login }) => login)).toEqual([owner.login]);
  });

  it("tells how the link was used: a filter's words, a wrong login, the person's", async () => {
    const account = await addAccount(scene);
    const { token } = await invite(scene, account);
    const origin = { network: "192.0.2.0/24", browser: "Firefox, Windows", isProgram: false };
    const program = { ...origin, browser: null, isProgram: true };
    const send = (login: string, by: typeof origin | typeof program) =>
      openByLink(scene.domain, { token, login, origin: by });
    expect(refusalOf(await send("http://x", program))).toBe("wrong-login");
    expect(refusalOf(await send(wrongLogin(account), origin))).toBe("wrong-login");
    const opened = expectOk(await send(account.login, origin));
    expect(refusalOf(await send(account.login, origin))).toBe("link-ended");
    const uses = (await contextOf(opened.request.id)).linkUses;
    expect(uses.map(({ outcome, isProgram }) => `${outcome} ${String(isProgram)}`)).toEqual([
      ...["refused false", "opened false", "wrong-login false", "no-login true"],
    ]);
  });
});

describe("ticked checks", () => {
  const tick = async (id: RequestId, by = scene.reviewer) =>
    saveCaseChecks(scene.domain, { ...(await seenBy(scene, id, by)), checks: ["called-back"] });

  it("are kept for the member, shown to a colleague, and count for one version only", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    expectOk(await tick(id));
    expect((await contextOf(id)).ownChecks).toEqual(["called-back"]);
    const colleague = await contextOf(id, scene.inviter);
    expect(colleague.ownChecks).toEqual([]);
    expect(colleague.colleagueChecks).toMatchObject([{ checks: ["called-back"] }]);
    const stale = { ...(await seenBy(scene, id)), version: 1, checks: [] };
    expect(refusalOf(await saveCaseChecks(scene.domain, stale))).toBe("stale");
    await scene.domain.db.execute(sql`update requests set version = version + 1 where id = ${id}`);
    expect((await contextOf(id)).ownChecks).toEqual([]);
  });

  it("stay hidden from whoever decides second", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
    expectOk(await tick(id));
    expect((await contextOf(id, await scene.addStaff())).colleagueChecks).toEqual([]);
  });

  it("cannot be saved for a decided request, nor by an auditor", async () => {
    const { id } = await carryTo(scene, "individual.add", "rejected");
    expect(refusalOf(await tick(id))).toBe("wrong-status");
    await scene.domain.db.execute(
      sql`update staff set roles = '{auditor}' where id = ${scene.inviter}`,
    );
    expect(refusalOf(await tick(id, scene.inviter))).toBe("not-permitted");
  });
});
