import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertRequest } from "#db/requests.server.ts";
import { accounts } from "#db/schema/accounts.ts";
import { requests } from "#db/schema/requests.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { withLimit } from "#tests/support/limits.ts";
import { carryTo, type Case } from "#tests/support/scenario/cases.ts";
import { addAccount, openScene, requestOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { findRequests } from "./find-requests.server.ts";
import { queuePageSize } from "./queue.ts";
import type { QueueCursor } from "./queue-cursor.ts";
import { parseSearch } from "./search.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function find(text: string, after: QueueCursor | null = null) {
  const search = parseSearch(text);
  if (!search) throw new Error("nothing was typed");
  return findRequests(scene.domain.db, search, { after, sight: null });
}

const idsFor = async (text: string) => (await find(text)).places.ids;

describe("a search finds a request of any status", () => {
  let company: Case;
  beforeAll(async () => {
    company = await carryTo(scene, "organisation.retired", "submitted", {
      document: "minutes",
      contactEmail: "julie.castel@nouveau.example",
      hasNumber: true,
    });
    const named = { name: "Éts Lefèvre & Cœur", siren: "732829320", knownPhone: "+33199007777" };
    await scene.domain.db.update(accounts).set(named).where(eq(accounts.id, company.account.id));
    await carryTo(scene, "individual.add", "applied");
  });

  it.each([
    ["part of the name", "lefevre"],
    ["the name in capitals, without accents", "ETS LEFEVRE"],
    ["its words in any order", "coeur éts"],
    ["the SIREN", "732829320"],
    ["the SIREN in groups", "732 829 320"],
    ["the beginning of the SIREN", "73282"],
    ["the new contact's address", "julie.castel@nouveau.example"],
    ["part of an address", "@nouveau"],
    ["the known telephone", "01 99 00 77 77"],
  ])("by %s", async (_, text) => {
    expect(await idsFor(text)).toEqual([company.id]);
  });

  it("by its login, reference, recipient and numbers, however they are written", async () => {
    const { reference, mobile, recipient } = await requestOf(scene, company.id);
    const [account] = await scene.domain.db
      .select()
      .from(accounts)
      .where(eq(accounts.id, company.account.id));
    const { login = "", mobile: current, contactEmail = "" } = account ?? {};
    const national = (number: string | null | undefined) => `0${number?.slice(3) ?? ""}`;
    const pairs = national(mobile).replace(/..(?=.)/g, "$& ");
    const texts = [reference, reference.toLowerCase().replace("-", " "), login.toUpperCase()];
    const numbers = [mobile ?? "", national(mobile), pairs, current ?? "", national(current)];
    for (const text of [...texts, ...numbers, recipient, contactEmail]) {
      expect(await idsFor(text), text).toContain(company.id);
    }
  });

  it("not by signs that mean something in a pattern, nor by what is nowhere", async () => {
    for (const text of ["%", "l_fevre", "lef%vre", "\\", "nobody-at-all"]) {
      expect(await idsFor(text), text).toEqual([]);
    }
  });
});

describe("a search with many hits", () => {
  const count = 2 * queuePageSize + 3;
  beforeAll(async () => {
    for (let index = 0; index < count; index += 1) {
      const contactEmail = asEmail(`vigne-${String(index)}@exemple.fr`);
      const account = await addAccount(scene, { name: `Vigneron ${String(index)}`, contactEmail });
      const reference = `WINE-${String(1000 + index)}`;
      await insertRequest(scene.domain.db, {
        ...{ reference, accountId: account.id, recipient: contactEmail },
        ...{ recipientStopped: false, recipientKind: "main" },
      });
    }
  });

  async function readAll(text: string) {
    const pages = [];
    for (let after: QueueCursor | null = null; ;) {
      const { places, mode } = await find(text, after);
      pages.push(places.ids);
      if (!places.next) return pages;
      after = { mode, ...places.next };
    }
  }

  const newestFirst = async () => {
    const rows = await scene.domain.db
      .select({ id: requests.id, reference: requests.reference, at: requests.createdAt })
      .from(requests);
    return rows
      .filter(({ reference }) => reference.startsWith("WINE-"))
      .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
      .map(({ id }) => id);
  };

  it("shows the newest first, page by page, each once", async () => {
    const pages = await readAll("vigneron");
    expect(pages[0]).toHaveLength(queuePageSize);
    expect(pages.flat()).toEqual(await newestFirst());
  });

  it("counts the hits while they can be gathered, and says so when they are too many", async () => {
    expect((await find("vigneron vigne-5@")).count).toBe(1);
    expect((await find("vigneron")).count).toBeNull();
    await withLimit("searchHits", 5, async () => {
      expect((await find("vigneron vigne-5@exemple")).count).toBe(1);
    });
    await withLimit("searchHits", 0, async () => {
      expect((await find("vigneron vigne-5@")).count).toBeNull();
    });
  });

  it("looks up only what is rare, and no more rows than a bound", async () => {
    const rare = async () => (await find("vigneron vigne-5@exemple")).count;
    await withLimit("scannedRequests", 1, async () => {
      expect(await rare()).toBe(1);
      expect(await withLimit("lookedUpRows", 1, rare)).toBeNull();
      expect(await withLimit("rarePiecePercent", 0, rare)).toBeNull();
    });
    const common = async () => (await find("vigneron exemple")).count;
    await withLimit("scannedRequests", 1, async () => {
      expect(await common()).toBeNull();
      expect(await withLimit("rarePiecePercent", 100, common)).toBe(count);
      expect(await withLimit("sampledRows", 0, common)).toBe(count);
    });
  });

  it("finds all of them when it has to look through the requests step by step", async () => {
    await withLimit("scannedRequests", 7, () =>
      withLimit("searchHits", 5, async () => {
        const pages = await readAll("vigneron");
        expect(pages.length).toBeGreaterThan(5);
        expect(pages.flat()).toEqual(await newestFirst());
      }),
    );
  });

  it("of a short word finds what it can, without an index", async () => {
    expect((await readAll("vi")).flat()).toHaveLength(count);
  });
});
