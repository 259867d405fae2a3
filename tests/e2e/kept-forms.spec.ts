import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import type { RoleName } from "#app/domain/access/roles.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { keptFields } from "#app/http/kept-form/kept-fields.ts";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { paths, staffPaths } from "#app/routes/paths.ts";
import { newDevice } from "#tests/support/e2e/customer.ts";
import {
  newAccount,
  newMobile,
  referenceOf,
  sql,
  type TestAccount,
} from "#tests/support/e2e/database.ts";
import { enrol } from "#tests/support/e2e/enrolment.ts";
import { awaitLink } from "#tests/support/e2e/outbox.ts";
import { test } from "#tests/support/e2e/test.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { answerNumber, uploadForm, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";
import { runCommand } from "#tests/support/product/command.ts";

test.describe.configure({ mode: "parallel" });

type Pattern = keyof typeof keptFields;
/** What is typed into a form; `*` in a name stands for the document's id. */
type Typed = Readonly<Record<string, string>>;

/** For every form that needs a session. An empty one only leads back to its page. */
const typed: Readonly<Record<Pattern, Typed>> = {
  [paths.request.pattern]: {},
  [paths.situation.pattern]: { situation: "organisation.retired" },
  [paths.mobile.pattern]: { mobile: "06 39 98 12 34", explanation: "Numéro porté de La Réunion." },
  [paths.addresses.pattern]: { addresses: "8.8.8.8\n2001:4860::/48" },
  [paths.contact.pattern]: {
    contactChanges: "yes",
    contactName: "Claire « Été » <Bernard>",
    contactRole: "Gérante",
    contactEmail: "claire.bernard@exemple.fr",
  },
  [paths.documents.pattern]: { "explanation-*": "Le groupe a changé de nom & de siège." },
  [paths.documentRemoval.pattern]: {},
  [paths.verification.pattern]: {},
  [paths.currentVerification.pattern]: {},
  [paths.check.pattern]: {},
  [paths.withdrawal.pattern]: {},
  [paths.another.pattern]: {},
  [paths.messages.pattern]: { text: "Faut-il aussi les statuts ?" },
  [staffPaths.stepUp.pattern]: {},
  [staffPaths.passkeys.pattern]: { name: "Clé du bureau" },
  [staffPaths.recoveryCodes.pattern]: {},
  [staffPaths.sessions.pattern]: {},
  [staffPaths.members.pattern]: {
    name: "Dominique Essai",
    email: "dominique@desk.example",
    roles: "auditor",
  },
  [staffPaths.sight.pattern]: {},
  [staffPaths.ssoRule.pattern]: {},
  [staffPaths.ssoStepUp.pattern]: {},
  [staffPaths.memberRoles.pattern]: { roles: "auditor" },
  [staffPaths.memberSecondFactorReset.pattern]: {},
  [staffPaths.memberSessions.pattern]: {},
  [staffPaths.memberDisablement.pattern]: {},
  [staffPaths.memberEnablement.pattern]: {},
  [staffPaths.apiKeys.pattern]: { name: "Espace client, essai" },
  [staffPaths.invitationBatches.pattern]: {},
  [staffPaths.invitationBatch.pattern]: {},
  [staffPaths.riskSettings.pattern]: {
    "points-*": "12",
    "floor-*": "raised",
    "situation-*": "raised",
    "without-telephone-*": "high",
    raisedFrom: "38",
    highFrom: "77",
    reason: "Trop de demandes la nuit.",
  },
  [staffPaths.riskConfirmation.pattern]: {},
  [staffPaths.riskRefusal.pattern]: {},
  [staffPaths.invitations.pattern]: { login: "un.identifiant", email: "autre@exemple.fr" },
  [staffPaths.accounts.pattern]: { q: "06 39 98 12 34" },
  [staffPaths.accountImports.pattern]: {},
  [staffPaths.accountImport.pattern]: {},
  [staffPaths.requests.pattern]: { q: "06 39 98 12 34" },
  [staffPaths.requestsNext.pattern]: {},
  [staffPaths.requestsBulk.pattern]: { reason: "Absence de Dominique." },
  [staffPaths.requestsViews.pattern]: { name: "Rachats à relire" },
  [staffPaths.assignment.pattern]: {},
  [staffPaths.snooze.pattern]: { until: "2026-12-24" },
  [staffPaths.escalation.pattern]: { reason: "L’extrait me paraît retouché." },
  [staffPaths.freeze.pattern]: { reason: "Deux demandes du même appareil." },
  [staffPaths.reminder.pattern]: {},
  [staffPaths.registry.pattern]: {},
  [staffPaths.approval.pattern]: {
    checks: "called-back",
    because: "Le greffe corrige cet extrait demain.",
  },
  [staffPaths.rejection.pattern]: {
    reason: `Le Kbis est celui d’une autre société. ${"Très long. ".repeat(300)}Fin.`,
  },
  [staffPaths.takeBack.pattern]: {},
  [staffPaths.documentVerdict.pattern]: { comment: "La page 2 manque." },
  [staffPaths.messages.pattern]: {
    text: "Pouvez-vous confirmer la date ?",
    templateId: "16633539-34f1-5456-aa8a-1750670656ac",
  },
  [staffPaths.notes.pattern]: { text: "Rappeler le gérant avant midi, @noa." },
  [staffPaths.reminderSettings.pattern]: { first: "4", second: "9", notice: "3" },
  [staffPaths.templates.pattern]: {
    titleFr: "Modèle d’essai",
    titleEn: "Template of a test",
    textFr: "Demande {reference}.",
    textEn: "Request {reference}.",
  },
  [staffPaths.secondLooks.pattern]: {},
  [staffPaths.secondLook.pattern]: { verdict: "changes", reason: "Le nom ne correspond pas." },
  [staffPaths.reasons.pattern]: {
    titleFr: "Titre d’essai",
    titleEn: "Title of a test",
    textFr: "Texte d’essai.",
    textEn: "Text of a test.",
  },
  [staffPaths.checks.pattern]: {},
  [staffPaths.changes.pattern]: { steps: "mobile", message: "Indiquez un numéro à vous." },
  [staffPaths.undo.pattern]: {},
  [staffPaths.unfreeze.pattern]: { telephone: "known", reason: "Rappelée : c’était bien elle." },
  [staffPaths.settlement.pattern]: { reason: "Rien n’a pris effet." },
  [staffPaths.codeFailures.pattern]: {},
  [staffPaths.contactProof.pattern]: {},
  [staffPaths.document.pattern]: {},
};

/** The same with the names of fields that the page has. */
const typedPoints: Typed = {
  "points-odd-hour": "12",
  "floor-odd-hour": "raised",
  "situation-individual.add": "raised",
  "without-telephone-individual.add": "high",
  raisedFrom: "38",
  highFrom: "77",
  reason: "Trop de demandes la nuit.",
};

test("The table types into every field that is kept", () => {
  for (const [pattern, fields] of Object.entries(keptFields)) {
    expect(Object.keys(typed[pattern as Pattern]).sort(), pattern).toEqual([...fields].sort());
  }
});

/** The session behind the cookie was last used half an hour ago. */
async function endSession(visitor: Visitor, kind: "visit" | "desk") {
  const token: unknown = JSON.parse(
    Buffer.from(decodeURIComponent(visitor.cookie(kind) ?? ""), "base64").toString(),
  );
  const table = kind === "visit" ? "sessions" : "staff_sessions";
  const ended = await sql()`update ${sql()(table)} set last_seen_at = now() - interval '31 minutes'
    where token_hash = ${digest(String(token))} returning id`;
  expect(ended).toHaveLength(1);
}

async function pageOf(browser: Browser, visitor: Visitor, kind: "visit" | "desk", scripts = true) {
  const context = await newDevice(browser, { scripts });
  const value = visitor.cookie(kind) ?? "";
  await context.addCookies([{ name: kind, value, url: theWorld().origin }]);
  return context.newPage();
}

async function expectFilled(page: Page, fields: Typed, form = "main") {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`${form} [name="${name}"]:not([type="hidden"])`);
    const type = await field.first().getAttribute("type");
    if (type === "radio" || type === "checkbox") {
      await expect(page.locator(`${form} [name="${name}"]:checked`), name).toHaveValue(value);
    } else {
      await expect(field, name).toHaveValue(value);
      await expect(field, name).toBeVisible();
    }
  }
  await expect(page.locator("main .notice").first()).toContainText(say("fr", "session_kept_title"));
}

async function newLink(visitor: Visitor, { email, login }: TestAccount, seen: number) {
  const asked = await visitor.post("/link?ended=kept", { intent: "again" });
  expect(await asked.text()).not.toContain(email);
  const opened = await visitor.post(await awaitLink(email, "login", seen), { login });
  return opened.headers.get("location");
}

test("every form of the customer comes back with what was typed after the end of the session", async ({
  browser,
}) => {
  const account = await newAccount("company");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "organisation.acquired" });
  const bytes = await makeDocument({ kind: "kbis", name: "LA POSTE", siren: "356000000" });
  await visitor.post("/request/documents", uploadForm("kbis", "kbis.pdf", bytes));
  let id = "";
  await expect
    .poll(async () => {
      const page = await (await visitor.get("/request/documents")).text();
      id = /name="explanation-([\w-]+)"/.exec(page)?.[1] ?? "";
      return id;
    })
    .not.toBe("");
  await endSession(visitor, "visit");

  const forms: [string, Typed][] = [
    [paths.situation(), typed[paths.situation.pattern]],
    [paths.mobile(), typed[paths.mobile.pattern]],
    [paths.contact(), typed[paths.contact.pattern]],
    [paths.documents(), { [`explanation-${id}`]: "Le groupe a changé de nom & de siège." }],
  ];
  for (const [path, fields] of forms) {
    const answer = await visitor.post(path, { intent: "continue", ...fields });
    expect([path, answer.headers.get("location")]).toEqual([path, "/link?ended=kept"]);
  }
  expect(await newLink(visitor, account, 1)).toBe("/request/documents?kept");
  const page = await pageOf(browser, visitor, "visit");
  for (const [path, fields] of forms) {
    await page.goto(`${path}?kept`);
    await expectFilled(page, fields);
  }
});

test("the addresses of a customer without a mobile number come back, without scripts as well", async ({
  browser,
}) => {
  const account = await newAccount("individual");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "individual.no-mobile" });
  await endSession(visitor, "visit");
  const page = await pageOf(browser, visitor, "visit", false);
  const fields = typed[paths.addresses.pattern];
  expect((await visitor.post(paths.addresses(), fields)).headers.get("location")).toBe(
    "/link?ended=kept",
  );

  await page.goto("/link?ended=kept");
  const title = say("fr", "session_ended_title");
  await expect(page).toHaveTitle(new RegExp(`^${title}`));
  await expect(page.locator("h1")).toHaveText(title);
  await expect(page.locator("main")).not.toContainText(account.email);
  await page.getByRole("button", { name: say("fr", "session_ended_button") }).click();
  await page.goto(await awaitLink(account.email, "login", 1));
  await page.locator('[name="login"]').fill(account.login);
  await page.locator("main form .button-primary").click();
  await expect(page).toHaveURL(/\/request\/addresses\?kept$/);
  await expectFilled(page, fields);
  await page.locator("main form .button-primary").click();
  await expect(page).not.toHaveURL(/addresses/);
  await page.goto("/request/addresses?kept");
  await expect(page.locator("main")).not.toContainText(say("fr", "session_kept_title"));
});

test("a page whose form holds nothing to type, or only a code, is where the new link leads", async () => {
  const account = await newAccount("individual");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "individual.add" });
  await visitor.post("/request/mobile", { mobile: await newMobile() });
  await visitor.post("/request/verification", { intent: "send" });
  const empty = [paths.withdrawal(), paths.verification()];
  for (const [index, path] of empty.entries()) {
    await endSession(visitor, "visit");
    const answer = await visitor.post(path, { code: "123456" });
    expect(answer.headers.get("location")).toBe("/link?ended=1");
    expect(await newLink(visitor, account, index + 1)).toBe(`${path}?kept`);
    const page = await (await visitor.get(`${path}?kept`)).text();
    expect(page).toContain(say("fr", "session_kept_nothing_title"));
    expect(page).not.toContain("123456");
  }
});

test("nobody but the recipient gets a form back: not the old cookie, not another recipient", async () => {
  const account = await newAccount("company");
  const visitor = await walkIn(account);
  await visitor.post("/request/situation", { situation: "organisation.retired" });
  await endSession(visitor, "visit");
  const cookie = visitor.cookie("visit") ?? "";
  const contact = typed[paths.contact.pattern];
  await visitor.post(paths.contact(), contact);
  await newLink(visitor, account, 1);
  const thief = new Visitor(theWorld().origin).bring("visit", cookie);
  for (const address of ["/request/contact?kept", "/request/contact.data?kept&_routes=root"]) {
    expect(await (await thief.get(address)).text()).not.toContain(contact["contactEmail"]);
  }
  const other = `other-${account.email}`;
  const desk = new Visitor(theWorld().origin).bring("desk", theWorld().desk["inviter"] ?? "");
  await desk.post("/staff/invitations", { login: account.login, email: other });
  const stranger = new Visitor(theWorld().origin);
  const opened = await stranger.post(await awaitLink(other, "login"), { login: account.login });
  expect(opened.headers.get("location")).toBe("/request");
});

const password = "un phare au bout du quai";

async function newMember(...roles: RoleName[]) {
  const { origin, dataDir } = theWorld();
  const email = `${randomUUID()}@desk.example`;
  const order = ["--email", email, "--role", roles.join(",")];
  const made = await runCommand({ DATA_DIR: dataDir }, "staff-create", ...order);
  const visitor = new Visitor(origin);
  const setup = /\/staff\/setup\/\S+/.exec(made.output)?.[0] ?? "";
  const { codes } = await enrol(visitor, setup, password);
  const signIn = async () => {
    await visitor.post("/staff/login", { email, password });
    const done = await visitor.post("/staff/login", { code: codes.pop() ?? "" });
    return done.headers.get("location");
  };
  return { visitor, signIn };
}

async function submitted() {
  const account = await newAccount("individual");
  const customer = await walkIn(account);
  await answerNumber(customer, "individual.add", await newMobile());
  await customer.post("/request/check", {});
  return { account, reference: await referenceOf(account) };
}

async function frozen() {
  const { account, reference } = await submitted();
  const link = await awaitLink(account.email, "notice");
  const owner = new Visitor(theWorld().origin);
  const label = /<label[^>]*for="word"[^>]*>(.*?)<\/label>/s.exec(
    await (await owner.get(link)).text(),
  )?.[1];
  const word = /\b[A-Z]{4,}\b/.exec(label ?? "")?.[0] ?? "";
  expect((await owner.post(link, { word })).status).toBe(200);
  return reference;
}

async function versionOf(visitor: Visitor, reference: string) {
  const page = await (await visitor.get(staffPaths.request({ reference }))).text();
  return /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
}

test("every form of staff comes back with what was typed, to the same member only", async ({
  browser,
}) => {
  const { visitor, signIn } = await newMember("agent", "approver", "administrator");
  const colleague = await newMember("approver");
  const { reference } = await submitted();
  const suspended = { reference: await frozen() };
  const closed = { reference: await frozen() };
  await visitor.post(staffPaths.rejection(closed), {
    version: await versionOf(visitor, closed.reference),
    reason: "Une autre personne.",
  });
  const caseText = await (await visitor.get(staffPaths.request({ reference }))).text();
  const box = /<input[^>]*name="checks"[^>]*>/.exec(caseText)?.[0] ?? "";
  const checks = /value="([^"]+)"/.exec(box)?.[1] ?? "";
  expect(checks).not.toBe("");
  const versions = {
    [reference]: await versionOf(visitor, reference),
    [suspended.reference]: await versionOf(visitor, suspended.reference),
    [closed.reference]: await versionOf(visitor, closed.reference),
  };
  const forms: [path: string, Typed][] = [
    [staffPaths.members(), typed[staffPaths.members.pattern]],
    [staffPaths.apiKeys(), typed[staffPaths.apiKeys.pattern]],
    [staffPaths.riskSettings(), typedPoints],
    [staffPaths.invitations(), typed[staffPaths.invitations.pattern]],
    [staffPaths.requests(), typed[staffPaths.requests.pattern]],
    [staffPaths.approval({ reference }), { checks }],
    [staffPaths.changes({ reference }), typed[staffPaths.changes.pattern]],
    [staffPaths.notes({ reference }), typed[staffPaths.notes.pattern]],
    [staffPaths.unfreeze(suspended), typed[staffPaths.unfreeze.pattern]],
    [staffPaths.settlement(closed), typed[staffPaths.settlement.pattern]],
    [staffPaths.rejection({ reference }), typed[staffPaths.rejection.pattern]],
  ];
  await endSession(visitor, "desk");
  for (const [path, fields] of forms) {
    const version = versions[path.split("/")[3] ?? ""] ?? "";
    const answer = await visitor.post(path, { version, ...fields });
    expect([path, answer.headers.get("location")]).toEqual([path, "/staff/login?ended=kept"]);
  }
  const login = await (await visitor.get("/staff/login?ended=kept")).text();
  expect(login).toContain(say("fr", "session_ended_title"));

  await endSession(colleague.visitor, "desk");
  expect(await colleague.signIn()).toBe("/staff/requests");
  const rejection = `${staffPaths.rejection({ reference })}?kept`;
  expect(await (await colleague.visitor.get(rejection)).text()).not.toContain("Très long.");

  expect(await signIn()).toBe(rejection);
  const page = await pageOf(browser, visitor, "desk");
  for (const [path, fields] of forms) {
    await page.goto(`${path}?kept`);
    const own = page.locator(`form[action="${path}"]`);
    await expectFilled(page, fields, (await own.count()) > 0 ? `form[action="${path}"]` : "main");
    for (const value of Object.values(fields).filter((one) => one.length > 12)) {
      expect((await page.content()).split(value.slice(0, 30)).length - 1, path).toBe(1);
    }
  }
});

test("a long rejection is there although the case has changed meanwhile, and says so", async ({
  browser,
}) => {
  const { visitor, signIn } = await newMember("approver");
  const { reference } = await submitted();
  const version = await versionOf(visitor, reference);
  const address = { reference };
  const { reason } = typed[staffPaths.rejection.pattern] as { reason: string };
  await endSession(visitor, "desk");
  await visitor.post(staffPaths.rejection(address), { version, reason });
  await sql()`update requests set version = version + 1 where reference = ${reference}`;
  const place = await signIn();
  const page = await pageOf(browser, visitor, "desk");
  await page.goto(place ?? "");
  await expect(page.locator("main")).toContainText(say("fr", "session_kept_moved"));
  await expect(page.locator('form[action$="/rejection"] [name="reason"]')).toHaveValue(reason);

  const decided = new Visitor(theWorld().origin).bring("desk", theWorld().desk["reviewer"] ?? "");
  await decided.post(staffPaths.rejection(address), {
    version: await versionOf(decided, reference),
    reason: "Déjà refusée.",
  });
  await page.reload();
  await expect(page.locator('form[action$="/rejection"]')).toHaveCount(0);
  await expect(page.locator("main")).toContainText(reason.trim().slice(-40));
});
