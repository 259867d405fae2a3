import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountFilter, parseAccountFilter } from "#app/domain/account/account-filter.ts";
import { insertAccounts } from "#db/account-import.server.ts";
import { asEmail, asMobile } from "#tests/support/contacts.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo } from "#tests/support/scenario/cases.ts";
import { accountOf, invite, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { findAccounts } from "./find-accounts.server.ts";

let scene: Scene;
let pending: string;
let invited: string;
beforeAll(async () => {
  scene = await openScene();
  const { db } = scene.domain;
  const base = {
    entity: "company" as const,
    contactName: "Zoé",
    contactEmail: asEmail("zoe@a.example"),
  };
  await insertAccounts(
    db,
    Array.from({ length: 120 }, (_, at) => {
      const login = `l-${String(at).padStart(3, "0")}`;
      return { ...base, login, loginKey: login, name: `Compte ${login}` };
    }),
  );
  await insertAccounts(db, [
    {
      ...base,
      ...{ login: "B%_L", loginKey: "b%_l", name: "Bœuf & Été", siren: "732829320" },
      mobile: asMobile("+262692123456"),
      mobileVerifiedAt: new Date(),
      locale: "en",
    },
    {
      ...base,
      ...{ login: "asso", loginKey: "asso", name: "Les Amis", rna: "W691012345" },
      entity: "association",
      knownPhone: "+33488662223",
      contactEmail: asEmail("amis@chateau.example"),
    },
  ]);
  const request = await carryTo(scene, "individual.add", "submitted");
  pending = request.account.login;
  const [other] = await db.execute<{ id: string }>(
    sql`select id from accounts where login_key = 'l-007'`,
  );
  const account = await accountOf(scene, { id: other?.id } as never);
  await invite(scene, account);
  invited = account.login;
});
afterAll(() => scene.close());

const none = parseAccountFilter(() => null);

async function find(q: string, filter: Partial<AccountFilter> = {}, after: string | null = null) {
  return findAccounts(scene.domain, { q, filter: { ...none, ...filter }, after });
}

const loginsOf = async (...args: Parameters<typeof find>) =>
  (await find(...args)).rows.map(({ login }) => login);

/** Every page, as somebody who goes on to the end. */
async function walk(q: string, filter: Partial<AccountFilter> = {}) {
  const logins: string[] = [];
  let pages = 0;
  for (let after: string | null = null; ; pages += 1) {
    const { rows, next } = await find(q, filter, after);
    logins.push(...rows.map(({ login }) => login));
    if (next === null) return { logins, pages: pages + 1 };
    after = next;
  }
}

describe("the list of accounts", () => {
  it.each([
    ["a login, however it is typed", " B%_l ", ["B%_L"]],
    ["a part of a name, without accents", "boeuf ete", ["B%_L"]],
    ["a SIREN in groups", "732 829 320", ["B%_L"]],
    ["a SIRET", "732 829 320 00074", ["B%_L"]],
    ["a number of Réunion in its national form", "0692 12 34 56", ["B%_L"]],
    ["a number in its international form", "+262 692-12-34-56", ["B%_L"]],
    ["a known telephone", "04.88.66.22.23", ["asso"]],
    ["an RNA", "w691012345", ["asso"]],
    ["a part of an e-mail address", "@chateau", ["asso"]],
    ["the beginning of a login of two letters", "as", ["asso"]],
    ["a sign that stands for any sign in SQL", "%_", []],
    ["nobody", "personne ici", []],
  ])("is searched for %s", async (_, q, logins) => {
    expect(await loginsOf(q)).toEqual(logins);
  });

  it("shows every account once, page by page, in the order of logins", async () => {
    const { logins, pages } = await walk("");
    expect(new Set(logins).size).toBe(logins.length);
    expect([...logins].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))).toEqual(
      logins,
    );
    expect([logins.length, pages]).toEqual([123, 3]);
  });

  it.each<[Partial<AccountFilter>, () => string[]]>([
    [{ pending: "yes" }, () => [pending]],
    [{ pending: "yes", entity: "company" }, () => []],
    [{ pending: "yes", invited: "yes" }, () => [pending]],
    [{ invited: "yes" }, () => [invited, pending].sort()],
    [{ invited: "yes", entity: "company" }, () => [invited]],
    [{ language: "en" }, () => ["B%_L"]],
    [{ language: "en", number: "without" }, () => []],
    [{ entity: "association" }, () => ["asso"]],
  ])("is filtered by %j", async (filter, logins) => {
    expect((await walk("", filter)).logins.sort()).toEqual(logins());
    await withLimit("openRequestsListed", 0, async () => {
      expect((await walk("", filter)).logins.sort()).toEqual(logins());
    });
  });

  it("gives search and filter together, and says what is missing of each account", async () => {
    expect((await walk("compte", { invited: "yes" })).logins).toEqual([invited]);
    const { rows, count } = await find("compte", { number: "without" });
    expect([rows.length, count]).toEqual([50, 120]);
    const [first] = (await find(invited)).rows;
    expect(first).toMatchObject({ hasNumber: false, pending: null });
    expect(first?.invitedAt).not.toBeNull();
    expect((await find(pending)).rows[0]?.pending).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  });

  it("looks at so many accounts for a page only, and goes on from there", async () => {
    await withLimit("scannedAccounts", 40, async () => {
      const page = await find("", { invited: "no" });
      expect(page.rows.length).toBeLessThanOrEqual(40);
      expect(page.next).not.toBeNull();
      const { logins, pages } = await walk("", { invited: "no" });
      expect([logins.length, pages > 3]).toEqual([121, true]);
    });
  });

  it("says when a search means more accounts than it gathers", async () => {
    await withLimit("accountHits", 20, async () => {
      expect(await find("compte")).toMatchObject({ isCut: true });
      expect(await find("boeuf")).toMatchObject({ isCut: false, count: 1 });
    });
  });
});
