import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import { listReviews } from "#db/reviews.server.ts";
import { carryTo, seenBy } from "#tests/support/scenario/cases.ts";
import {
  atOnce,
  countRows,
  expectOk,
  openScene,
  refusalOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { addReason, changeReason, retireReason } from "./edit-reason.server.ts";
import { listAllReasons } from "./list-reasons.server.ts";
import type { ReasonAbout, ReasonTexts } from "./reason.ts";
import { unknownVariables } from "./variables.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const about: ReasonAbout = { kind: "rejection", nature: null, step: null, documentKind: null };
const texts = (words: string): ReasonTexts => ({
  ...{ titleFr: `${words} fr`, titleEn: `${words} en` },
  ...{ textFr: `Texte ${words}.`, textEn: `Text ${words}.` },
});

const add = async (words: string) =>
  expectOk(
    await addReason(scene.domain, { staffId: scene.administrator, about, texts: texts(words) }),
  );
const change = (id: string, version: number, words: string, staffId = scene.administrator) =>
  changeReason(scene.domain, { staffId, id, version, about, texts: texts(words) });
const listed = async (id: string) =>
  (await listAllReasons(scene.domain)).find((reason) => reason.id === id);

async function rejectFor(reasonId: string, reason = "", isFilled = false) {
  const { id, account } = await carryTo(scene, "individual.add", "submitted");
  await scene.domain.db.execute(sql`update accounts set locale = 'en' where id = ${account.id}`);
  const order = { ...(await seenBy(scene, id)), reasonId, reason, isFilled };
  const rejected = await rejectRequest(scene.domain, order);
  const [row] = await listReviews(scene.domain.db, id);
  return { refusal: refusalOf(rejected), review: row?.review };
}

it("There are reasons of every kind to begin with, in both languages", async () => {
  const reasons = await listAllReasons(scene.domain);
  expect(new Set(reasons.map(({ kind }) => kind)).size).toBe(4);
  expect(reasons.filter(({ kind }) => kind === "document").length).toBeGreaterThan(8);
});

it("A decision is refused while words in brackets of a template stand in it", async () => {
  const left = await rejectFor("", "Bonjour, voici : [votre question]");
  expect(left).toMatchObject({ refusal: "placeholder-left", review: undefined });
  expect((await rejectFor("", "Bonjour [sic].")).review).toMatchObject({
    message: "Bonjour [sic].",
  });
});

it("A change makes a new version, and a decision keeps the one that it used", async () => {
  const id = await add("un");
  const first = await rejectFor(id);
  expect(first.review).toMatchObject({ message: "Text un.", reasonId: id, reasonVersion: 1 });
  expectOk(await change(id, 1, "deux"));
  expect((await rejectFor(id, "See page 2.")).review).toMatchObject({
    message: "Text deux.\n\nSee page 2.",
    reasonVersion: 2,
  });
  expect(await listed(id)).toMatchObject({ version: 2, textFr: "Texte deux." });
  expect((await listed(id))?.earlier).toMatchObject([{ version: 1, textEn: "Text un." }]);
});

it("Of two changes of one version, one wins", async () => {
  const id = await add("course");
  const results = await atOnce(2, (index) => change(id, 1, `course ${String(index)}`));
  expect(results.map(refusalOf).sort()).toEqual(["accepted", "stale"]);
  expect((await listed(id))?.version).toBe(2);
});

it("A retired reason is offered no more, is kept, and can be brought back", async () => {
  const id = await add("vieux");
  const order = { staffId: scene.administrator, id, isRetired: true };
  expectOk(await retireReason(scene.domain, order));
  expect(refusalOf(await retireReason(scene.domain, order))).toBe("stale");
  expect((await rejectFor(id)).refusal).toBe("reason-unknown");
  expect(await listed(id)).toMatchObject({ textFr: "Texte vieux." });
  expectOk(await retireReason(scene.domain, { ...order, isRetired: false }));
  expect((await rejectFor(id)).refusal).toBe("accepted");
});

it("Only administrators change reasons, and every change is on the audit trail", async () => {
  const id = await add("droits");
  const agent = await scene.addStaff();
  await scene.domain.db.execute(sql`update staff set roles = '{agent}' where id = ${agent}`);
  expect(refusalOf(await change(id, 1, "x", agent))).toBe("not-permitted");
  const order = { staffId: agent, id, isRetired: true };
  expect(refusalOf(await retireReason(scene.domain, order))).toBe("not-permitted");
  const blank = { ...texts("x"), textFr: " " };
  const draft = { staffId: scene.administrator, about, texts: blank };
  expect(refusalOf(await addReason(scene.domain, draft))).toBe("texts-missing");
  const events = sql`audit_events where details->>'reason' = ${id}`;
  expect(await countRows(scene, events)).toBe(1);
});

it("A reason of another kind, or no reason at all, is refused", async () => {
  const other = (await listAllReasons(scene.domain)).find(({ kind }) => kind === "document");
  expect((await rejectFor(other?.id ?? "")).refusal).toBe("reason-unknown");
  expect((await rejectFor("no uuid")).refusal).toBe("reason-unknown");
  expect((await rejectFor("")).refusal).toBe("reason-missing");
});

it("A template of a message knows its variables, and is changed as a template only", async () => {
  const message = { ...about, kind: "message" } as const;
  const { administrator: staffId } = scene;
  const written = (textFr: string) => ({ ...texts("modèle"), textFr });
  const addTemplate = (textFr: string) =>
    addReason(scene.domain, { staffId, about: message, texts: written(textFr) });
  expect(refusalOf(await addTemplate("Pour {mobile}."))).toBe("unknown-variable");
  const id = expectOk(await addTemplate("Pour {reference}."));
  const order = { staffId, id, version: 1, texts: written("Pour {login}.") };
  // A form of the page of reasons, where braces are only braces.
  expect(refusalOf(await changeReason(scene.domain, { ...order, about }))).toBe("stale");
  const unknown = { ...order, texts: written("{"), about: message };
  expect(refusalOf(await changeReason(scene.domain, unknown))).toBe("unknown-variable");
  expectOk(await changeReason(scene.domain, { ...order, about: message }));
  expect(await listed(id)).toMatchObject({ version: 2, textFr: "Pour {login}." });
  expect((await rejectFor(id)).refusal).toBe("reason-unknown");
});

it("The templates to begin with use known variables only", async () => {
  const templates = (await listAllReasons(scene.domain)).filter(({ kind }) => kind === "message");
  expect(templates.length).toBeGreaterThan(4);
  expect(templates.flatMap(unknownVariables)).toEqual([]);
});
