import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { applyImport } from "#app/domain/account/import/apply-import.server.ts";
import { askToApply } from "#app/domain/account/import/ask-to-apply.server.ts";
import { beginImport } from "#app/domain/account/import/begin-import.server.ts";
import { checkImport } from "#app/domain/account/import/check-import.server.ts";
import { loadImport } from "#app/domain/account/import/load-import.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { sourceOf } from "#tests/support/accounts/read-whole.ts";
import { approve, carryTo, reject, sayNotMe } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  invite,
  openScene,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { historyPageSize } from "./account-page.ts";
import { loadAccount } from "./load-account.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const pageOf = async (login: string) =>
  (await loadAccount(scene.domain, login, null)) ?? expect.fail("no such account");

async function wholeHistory({ login }: Account) {
  const entries = [];
  for (let before = null as Parameters<typeof loadAccount>[2]; ;) {
    const page = await loadAccount(scene.domain, login, before);
    if (!page) return expect.fail("gone");
    entries.push(...page.history);
    if (!page.older) return entries;
    before = page.older;
  }
}

async function importRow(text: string) {
  const { domain, administrator: staffId } = scene;
  const file = { label: "x.csv", size: 1, sha256: "0", objectKey: `imports/${randomUUID()}` };
  const begun = await beginImport(domain, { file, staffId });
  if (!begun.ok) return expect.fail(begun.refusal);
  const importId = begun.value;
  await checkImport(domain, importId, sourceOf(Buffer.from(text)));
  const loaded = await loadImport(domain, importId, { show: "all", after: 0 });
  const plan = loaded?.found.plan ?? "";
  expect(await askToApply(domain, { importId, plan, staffId })).toMatchObject({ ok: true });
  await applyImport(domain, importId);
}

it("A new account has details and an empty history", async () => {
  const account = await addAccount(scene);
  const page = await pageOf(account.login.toUpperCase());
  expect(page).toMatchObject({ requests: [], invitations: [], history: [], older: null });
  expect(page.account).toMatchObject({ login: account.login, mobile: null });
  expect(await loadAccount(scene.domain, "nobody-has-this", null)).toBeNull();
});

it("The history has imports with who made them, invitations, messages, requests and disputes", async () => {
  const login = `hist-${randomUUID().slice(0, 8)}`;
  const row = (name: string) =>
    `identifiant;type;nom;e-mail\n${login};particulier;${name};a@a.example`;
  await importRow(row("Zoé Un"));
  await importRow(row("Zoé Deux"));
  const account = (await pageOf(login)).account;
  expect(account.name).toBe("Zoé Deux");
  const { history } = await pageOf(login);
  expect(history).toMatchObject([
    { kind: "import", fields: ["name"], by: { kind: "staff", name: "Dominique" } },
    { kind: "import", fields: [] },
  ]);
});

it("Freezes and decisions are in the history, with the request they belong to", async () => {
  const { id, account } = await carryTo(scene, "individual.add", "submitted");
  await sayNotMe(scene, id);
  await reject(scene, id);
  await invite(scene, account);
  const { reference } = await requestOf(scene, id);
  const page = await pageOf(account.login);
  expect(page.requests).toMatchObject([{ reference, status: "rejected", wasDisputed: true }]);
  expect(page.invitations.length).toBeGreaterThan(1);
  const entries = await wholeHistory(account);
  const actions = entries.flatMap((one) => (one.kind === "event" ? [one.action] : []));
  expect(actions).toEqual(expect.arrayContaining(["started", "submitted", "frozen", "rejected"]));
  const kinds = new Set(entries.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(["event", "invitation", "message"]);
  const times = entries.map(({ at }) => at.getTime());
  expect([...times].sort((a, b) => b - a)).toEqual(times);
});

it("The pages of a long history have every entry once", async () => {
  const account = await addAccount(scene);
  for (let count = 0; count < historyPageSize; count += 1) await invite(scene, account);
  const entries = await wholeHistory(account);
  const invitations = entries.filter(({ kind }) => kind === "invitation");
  const messages = entries.filter(({ kind }) => kind === "message");
  expect([invitations.length, messages.length]).toEqual([historyPageSize, historyPageSize]);
  expect((await pageOf(account.login)).history).toHaveLength(historyPageSize);
});

it("No digit of a requested number is on the page before the decision, nor its present number whole", async () => {
  const { id, account } = await carryTo(scene, "individual.change", "submitted");
  const request = await requestOf(scene, id);
  const asked = request.mobile ?? expect.fail("no number was asked for");
  const before = JSON.stringify(await pageOf(account.login)).replace(/[\s\u00a0]/g, "");
  expect(before).not.toContain(asked.slice(-4));
  expect(before).not.toContain(account.mobile?.slice(-6) ?? "none");
  await approve(scene, id);
  const after = await pageOf(account.login);
  expect(after.requests[0]?.mobile).toContain("•");
});
