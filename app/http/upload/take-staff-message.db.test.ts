import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { findKeptForm } from "#app/domain/kept-form/find-kept-form.server.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { limits } from "#app/domain/limits.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { writeToken } from "#app/http/cookies.server.ts";
import { paths, staffPaths } from "#app/routes/paths.ts";
import { listAttached } from "#db/documents.server.ts";
import { claimKeptForms } from "#db/kept-forms.server.ts";
import { letAgentsSee } from "#tests/access/staff-lines.ts";
import { caseIn } from "#tests/support/access/cases.ts";
import type { Stage } from "#tests/support/access/line.ts";
import { addPeople, openStaffSession } from "#tests/support/access/people.ts";
import { openPortal, origin } from "#tests/support/access/portal.ts";
import { withLimit } from "#tests/support/limits.ts";
import { reject } from "#tests/support/scenario/cases.ts";
import { countRows, expectOk, openScene } from "#tests/support/scenario/scenario.ts";
import { openSession } from "#tests/support/scenario/visit.ts";

let stage: Stage;
beforeAll(async () => {
  const scene = await openScene();
  stage = { scene, portal: await openPortal(scene), members: await addPeople(scene) };
});
afterAll(async () => {
  await stage.portal.close();
  await stage.scene.close();
});

const isGood = { verdict: "good", pages: 1, dangers: [] };
beforeEach(() => answer({ verdict: isGood }));

interface Answers {
  readonly verdict: object;
  readonly scan?: () => Promise<object>;
}

/** What the child that judges and the antivirus say. */
function answer({ verdict, scan }: Answers) {
  const askTwice = () => Promise.resolve({ outcome: "answered", answer: verdict });
  Object.assign(stage.portal.services, {
    children: { askTwice },
    scanner: scan ? { scan } : null,
  });
}

type Role = "agent" | "approver" | "auditor";
const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n");

async function cookieOf(role: Role) {
  const token = await openStaffSession(stage, stage.members[role].id);
  return { token, cookie: await cookieFor("staff", token) };
}

async function cookieFor(kind: "staff" | "customer", token: string) {
  const line = await writeToken(kind, token, { services: stage.portal.services } as never);
  return `lng=fr; ${line.split(";")[0] ?? ""}`;
}

interface File {
  readonly name?: string;
  readonly bytes?: Buffer;
}

function formOf(files: readonly File[], text = "Voici le formulaire.", formId = randomUUID()) {
  const form = new FormData();
  form.set("formId", formId);
  form.set("text", text);
  for (const { name = "Formulaire.pdf", bytes = pdf } of files)
    form.append("document", new Blob([new Uint8Array(bytes)]), name);
  if (files.length === 0) form.set("document", new Blob([]), "");
  return form;
}

async function post(reference: string, cookie: string, body: FormData) {
  const path = staffPaths.messages({ reference });
  const sent = { method: "POST", headers: { cookie, Origin: origin }, body } as const;
  const answered = await fetch(stage.portal.address + path, { ...sent, redirect: "manual" });
  const { status, headers } = answered;
  return { status, to: headers.get("location") ?? "", body: await answered.text() };
}

async function kept() {
  const keys: string[] = [];
  for await (const { key } of stage.portal.services.store.list("documents/")) keys.push(key);
  return keys.length;
}

const messagesOf = (id: RequestId) =>
  countRows(stage.scene, sql`thread_messages where request_id = ${id}`);

describe("a message of staff with a file", () => {
  it("is written by who handles requests, and the customer downloads the file, inert", async () => {
    const found = await caseIn(stage, "submitted");
    const { cookie } = await cookieOf("agent");
    const sent = await post(found.reference, cookie, formOf([{}]));
    expect([sent.status, sent.to]).toEqual([303, expect.stringContaining("#message-")]);
    const [file] = await listAttached(stage.scene.domain.db, found.id);
    const visit = await cookieFor("customer", await openSession(stage.scene, found.id));
    const page = await (await ask(paths.messages(), visit)).text();
    const path = paths.messageFile({ id: file?.id ?? "" });
    expect(page).toContain(`href="${path}"`);
    const download = await ask(path, visit);
    expect(Buffer.from(await download.arrayBuffer()).equals(pdf)).toBe(true);
    expect(Object.fromEntries(download.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(
        /^attachment; filename="Formulaire\.pdf"/,
      ) as string,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox") as string,
    });
  });

  it("goes without one as before", async () => {
    const found = await caseIn(stage, "submitted");
    const { cookie } = await cookieOf("approver");
    expect((await post(found.reference, cookie, formOf([]))).status).toBe(303);
    expect(await messagesOf(found.id)).toBe(1);
    expect(await listAttached(stage.scene.domain.db, found.id)).toEqual([]);
  });

  it("that is sent twice is written once, and nothing of the second is kept", async () => {
    const found = await caseIn(stage, "submitted");
    const { cookie } = await cookieOf("agent");
    const [formId, before] = [randomUUID(), await kept()];
    const sent = [
      await post(found.reference, cookie, formOf([{}], "Une fois.", formId)),
      await post(found.reference, cookie, formOf([{}], "Une fois.", formId)),
    ];
    expect(new Set(sent.map(({ to }) => to)).size).toBe(1);
    expect(await messagesOf(found.id)).toBe(1);
    expect(await kept()).toBe(before + 1);
  });

  it("waits for the antivirus that is away: the customer reads why", async () => {
    answer({ verdict: isGood, scan: () => Promise.reject(new Error("away")) });
    const found = await caseIn(stage, "submitted");
    const { cookie } = await cookieOf("agent");
    expect((await post(found.reference, cookie, formOf([{}]))).status).toBe(303);
    const [file] = await listAttached(stage.scene.domain.db, found.id);
    const visit = await cookieFor("customer", await openSession(stage.scene, found.id));
    const closed = await ask(paths.messageFile({ id: file?.id ?? "" }), visit);
    expect(closed.status).toBe(303);
    const page = await (await ask(closed.headers.get("location") ?? "", visit)).text();
    expect(page).toContain("Son contrôle est en cours.");
    expect(page).not.toContain(paths.messageFile({ id: file?.id ?? "" }));
  });
});

function ask(path: string, cookie: string) {
  return fetch(stage.portal.address + path, { headers: { cookie }, redirect: "manual" });
}

describe("a message of staff is refused with its text, and no file is kept", () => {
  const found = { scan: () => Promise.resolve({ result: "found", finding: "Eicar" }) };
  const active = { verdict: "dangerous", pages: 1, dangers: ["javascript"] };
  const big = Buffer.concat([pdf, Buffer.alloc(20 * 1024 * 1024)]);
  it.each<[string, readonly File[], Answers, string]>([
    ["infected", [{}], { verdict: isGood, ...found }, "notre antivirus l’a refusé"],
    ["with active content", [{}], { verdict: active }, "contient des éléments actifs"],
    ["damaged", [{}], { verdict: { verdict: "damaged" } }, "est endommagé"],
    ["no PDF", [{ bytes: Buffer.from("<html>") }], { verdict: isGood }, "ni un PDF ni une photo"],
    ["too large", [{ bytes: big }], { verdict: isGood }, "Formulaire.pdf"],
    ["too many", Array(6).fill({}) as File[], { verdict: isGood }, "Un message porte au plus"],
  ])("because a file is %s", async (_, files, answers, words) => {
    const open = await caseIn(stage, "submitted");
    const { cookie } = await cookieOf("agent");
    const before = await kept();
    answer(answers);
    const sent = await post(open.reference, cookie, formOf(files, "Mon texte reste."));
    expect(sent.status).toBe(422);
    expect(sent.body).toContain(words);
    expect(sent.body).toContain("Choisissez de nouveau vos fichiers");
    expect(sent.body).toContain("Mon texte reste.");
    expect(await messagesOf(open.id)).toBe(0);
    await expect.poll(kept).toBe(before);
  });

  it.each([
    ["without a text", "", "Écrivez le message."],
    ["with a placeholder", "Bonjour, [votre question] ?", "entre crochets"],
  ])("because it is %s", async (_, text, words) => {
    const open = await caseIn(stage, "submitted");
    const { cookie } = await cookieOf("agent");
    const before = await kept();
    const sent = await post(open.reference, cookie, formOf([{}], text));
    expect(sent.status).toBe(422);
    expect(sent.body).toContain(words);
    expect(sent.body).toContain("Choisissez de nouveau vos fichiers");
    expect(await messagesOf(open.id)).toBe(0);
    await expect.poll(kept).toBe(before);
  });

  it("because the request is over, suspended, or has many files already", async () => {
    const { domain } = stage.scene;
    const [over, frozen, full] = [
      await caseIn(stage, "submitted"),
      await caseIn(stage, "submitted"),
      await caseIn(stage, "submitted"),
    ];
    expectOk(await reject(stage.scene, over.id));
    await domain.db.execute(sql`update requests set frozen_at = now() where id = ${frozen.id}`);
    const { cookie } = await cookieOf("agent");
    const before = await kept();
    await withLimit("threadFilesPerRequest", 0, async () => {
      for (const { reference, id } of [over, frozen, full]) {
        const sent = await post(reference, cookie, formOf([{}]));
        expect([409, 422]).toContain(sent.status);
        expect(await messagesOf(id)).toBe(0);
      }
    });
    await expect.poll(kept).toBe(before);
  });

  it("because the member sent too many in an hour", async () => {
    const { reference, id } = await caseIn(stage, "submitted");
    const { cookie } = await cookieOf("agent");
    const { limiter } = stage.portal.services;
    const full = { ok: false, retryAfterSeconds: 120, over: 1 } as const;
    const spend: typeof limiter.spend = (rule) =>
      Promise.resolve(rule.name === "upload-staff" ? full : { ok: true });
    Object.assign(stage.portal.services, { limiter: { ...limiter, spend } });
    const sent = await post(reference, cookie, formOf([{}]));
    Object.assign(stage.portal.services, { limiter });
    expect(sent.status).toBe(429);
    expect(await messagesOf(id)).toBe(0);
  });
});

describe("nothing reaches the store", () => {
  it("from an auditor, about an unknown request, or about one out of sight", async () => {
    const { reference, id } = await caseIn(stage, "submitted");
    const before = await kept();
    const auditor = await cookieOf("auditor");
    expect((await post(reference, auditor.cookie, formOf([{}]))).status).toBe(403);
    const agent = await cookieOf("agent");
    expect((await post("PSR-2222-22", agent.cookie, formOf([{}]))).status).toBe(404);
    await letAgentsSee(stage, "assigned");
    const hidden = await post(reference, agent.cookie, formOf([{}]));
    await letAgentsSee(stage, "all");
    expect(hidden.status).toBe(404);
    expect(await messagesOf(id)).toBe(0);
    expect(await kept()).toBe(before);
  });

  it("without a session; after its end the text is kept for the same member", async () => {
    const { reference, id } = await caseIn(stage, "submitted");
    const before = await kept();
    const nobody = await post(reference, "lng=fr", formOf([{}]));
    expect([nobody.status, nobody.to]).toEqual([303, `${staffPaths.login()}?ended=lost`]);
    const { token, cookie } = await cookieOf("agent");
    const idle = limits.staffSessionIdleMinutes + 1;
    await stage.scene.domain.db.execute(
      sql`update staff_sessions set last_seen_at = now() - make_interval(mins => ${idle}::int)
        where token_hash = ${digest(token)}`,
    );
    const ended = await post(reference, cookie, formOf([{}], "Mon texte reste."));
    expect([ended.status, ended.to]).toEqual([303, `${staffPaths.login()}?ended=file`]);
    const { domain } = stage.scene;
    const owner = staffOwner(stage.members.agent.id);
    await domain.db.transaction((tx) => claimKeptForms(tx, owner, digest("next")));
    const path = staffPaths.messages({ reference });
    expect(await findKeptForm(domain, { token: "next", path })).toMatchObject({
      hadFile: true,
      fields: { text: ["Mon texte reste."] },
    });
    expect(await messagesOf(id)).toBe(0);
    expect(await kept()).toBe(before);
  });
});
