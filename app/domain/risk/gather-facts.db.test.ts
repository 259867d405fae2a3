import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import type { RiskId } from "#app/domain/request/risks.ts";
import { accounts } from "#db/schema/accounts.ts";
import { asMobile } from "#tests/support/contacts.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  approveByAll,
  carryTo,
  reject,
  risksSeen,
  sayNotMe,
} from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  answerAll,
  expectOk,
  freshMobile,
  invite,
  letLinksWait,
  openScene,
  openVisit,
  proveContactOf,
  requestOf,
  type Scene,
  withNumber,
  wrongLogin,
} from "#tests/support/scenario/scenario.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const standard = (course: Parameters<typeof carryTo>[3] = {}) =>
  carryTo(scene, "individual.add", "submitted", course);

async function has(id: RequestId, risk: RiskId) {
  return (await risksSeen(scene, id)).includes(risk);
}

const change = (id: string, columns: Partial<typeof accounts.$inferInsert>) =>
  scene.domain.db
    .update(accounts)
    .set(columns)
    .where(sql`id = ${id}`);

const back = (days: number) => sql`now() - make_interval(days => ${days}::int)`;

it("An ordinary request has no point of risk", async () => {
  const { id } = await standard();
  expect(await risksSeen(scene, id)).toEqual([]);
});

describe("what changed lately in the account", () => {
  it("is a contact's other address, for as long as the limit says", async () => {
    const { account, id } = await standard();
    await change(account.id, { contactEmail: account.contactEmail });
    expect(await has(id, "contact-recent")).toBe(false);
    const { email } = (
      await scene.domain.db.execute<{ email: string }>(
        sql`update accounts set contact_email = 'new-' || contact_email where id = ${account.id}
        returning contact_email as email`,
      )
    )[0] ?? { email: "" };
    expect(email).toContain("new-");
    expect(await has(id, "contact-recent")).toBe(true);
    await change(account.id, { contactChangedAt: back(59) as never });
    expect(await has(id, "contact-recent")).toBe(true);
    expect(await withLimit("recentChangeDays", 58, () => has(id, "contact-recent"))).toBe(false);
    await change(account.id, { contactChangedAt: back(61) as never });
    expect(await has(id, "contact-recent")).toBe(false);
  });

  it("is a contact that another request changed", async () => {
    const { account, id } = await carryTo(scene, "organisation.retired", "applied");
    expect((await requestOf(scene, id)).status).toBe("applied");
    const next = await openVisit(scene, account, { to: "nouvelle@exemple.fr" });
    expect(await has(next, "contact-recent")).toBe(true);
  });

  it("is a telephone to call back, but not one that was taken away", async () => {
    const { account, id } = await standard();
    await change(account.id, { knownPhone: null });
    expect(await has(id, "telephone-recent")).toBe(false);
    await change(account.id, { knownPhone: "+33199005678" });
    expect(await has(id, "telephone-recent")).toBe(true);
  });
});

describe("the requested number", () => {
  it("is a risk when another account has it or asked for it, as often as accounts did", async () => {
    const mobile = freshMobile();
    const { id } = await standard({ mobile });
    expect(await has(id, "number-elsewhere")).toBe(false);
    await addAccount(scene, { ...withNumber(), mobile });
    const other = await standard({ mobile });
    expect(await has(id, "number-elsewhere")).toBe(true);
    expect(await has(other.id, "number-elsewhere")).toBe(true);
    expect(await has(other.id, "number-disputed")).toBe(false);
    await sayNotMe(scene, other.id);
    expect(await has(id, "number-disputed")).toBe(true);
  });

  it("is no risk when the same account asked for it before", async () => {
    const { account, id: first } = await standard();
    const { mobile } = await requestOf(scene, first);
    expectOk(await reject(scene, first));
    const id = await openVisit(scene, account);
    await answerAll(scene, id, "individual.add", { mobile: mobile ?? freshMobile() });
    expect(await has(id, "number-elsewhere")).toBe(false);
  });

  it("is a risk when it is abroad", async () => {
    const { id } = await standard({ mobile: asMobile("+32470123456") });
    expect(await has(id, "number-abroad")).toBe(true);
  });
});

describe("earlier requests of the account", () => {
  it("that were rejected count for as long as the limit says", async () => {
    const { account, id: first } = await standard();
    expectOk(await reject(scene, first));
    const id = await openVisit(scene, account);
    expect(await has(id, "rejected-before")).toBe(true);
    await scene.domain.db.execute(
      sql`update requests set decided_at = ${back(89)} where id = ${first}`,
    );
    expect(await has(id, "rejected-before")).toBe(true);
    expect(await withLimit("recentRejectionDays", 88, () => has(id, "rejected-before"))).toBe(
      false,
    );
  });
});

describe("the links of the account", () => {
  it("are a risk after wrong logins, in a window, and not because the right one was typed", async () => {
    const account = await addAccount(scene);
    const { token } = await invite(scene, account);
    for (let tries = 0; tries < 3; tries += 1) {
      await openByLink(scene.domain, { token, login: wrongLogin(account) });
      await letLinksWait(scene);
    }
    const opened = expectOk(await openByLink(scene.domain, { token, login: account.login }));
    const { id } = opened.request;
    expect(await has(id, "wrong-logins")).toBe(true);
    expect(await withLimit("wrongLoginsUntilRisk", 4, () => has(id, "wrong-logins"))).toBe(false);
    await scene.domain.db.execute(sql`update links set created_at = ${back(6)}
      where invitation_id in (select id from invitations where account_id = ${account.id})`);
    expect(await has(id, "wrong-logins")).toBe(true);
    expect(await withLimit("wrongLoginDays", 5, () => has(id, "wrong-logins"))).toBe(false);
  });

  it("are a risk when there are many in a short time", async () => {
    const account = await addAccount(scene);
    const id = await openVisit(scene, account);
    const order = { login: account.login, otherRecipient: null, staffId: scene.inviter };
    for (let links = 0; links < 3; links += 1) expectOk(await inviteAccount(scene.domain, order));
    expect(await has(id, "several-links")).toBe(true);
    expect(await withLimit("linksUntilRisk", 5, () => has(id, "several-links"))).toBe(false);
    await scene.domain.db.execute(sql`update invitations
      set created_at = now() - interval '3 hours' where account_id = ${account.id}`);
    expect(await withLimit("linkHours", 2, () => has(id, "several-links"))).toBe(false);
  });
});

describe("a company", () => {
  it("for which many accounts ask in a few days is a risk for each of them", async () => {
    const siren = "552032534";
    const ids: RequestId[] = [];
    for (let index = 0; index < 4; index += 1) {
      const { account, id } = await carryTo(scene, "organisation.standard", "submitted");
      await scene.domain.db.update(accounts).set({ siren }).where(eq(accounts.id, account.id));
      ids.push(id);
    }
    const [first = expect.fail("no request")] = ids;
    expect(await has(first, "busy-company")).toBe(true);
    expect(await withLimit("companyRequestsUntilRisk", 4, () => has(first, "busy-company"))).toBe(
      false,
    );
    await scene.domain.db.execute(sql`update requests set submitted_at = ${back(6)}
      where id <> ${first} and account_id in (select id from accounts where siren = ${siren})`);
    expect(await has(first, "busy-company")).toBe(true);
    expect(await withLimit("companyRequestDays", 5, () => has(first, "busy-company"))).toBe(false);
  });
});

describe("documents", () => {
  it("that another request gave are a risk of both", async () => {
    const [one, other] = [
      await carryTo(scene, "organisation.retired", "submitted"),
      await carryTo(scene, "organisation.retired", "submitted"),
    ];
    await scene.domain.db.execute(sql`update document_files set sha256 = repeat('c', 64)
      where document_id in (select id from documents where request_id in (${one.id}, ${other.id}))`);
    for (const { id } of [one, other]) {
      const seen = await risksSeen(scene, id);
      expect(seen).toEqual(expect.arrayContaining(["rules-fail", "document-elsewhere"]));
    }
    await proveContactOf(scene, one.id);
    await approveByAll(scene, one.id);
    expect((await requestOf(scene, one.id)).status).toBe("approved");
  });
});
