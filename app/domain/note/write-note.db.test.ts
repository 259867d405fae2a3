import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { updateDesk } from "#db/desk.server.ts";
import { setAssignedOnly } from "#db/desk-settings.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { approve, carryTo } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { writeNote } from "./write-note.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

function write(requestId: RequestId, text: string, staffId = scene.reviewer) {
  return writeNote(scene.domain, { requestId, staffId, text });
}

async function textsSeenBy(id: RequestId, viewer: StaffId) {
  const { reference } = await requestOf(scene, id);
  const found = await loadCase(scene.domain, reference, viewer);
  return found?.context.notes.map(({ text }) => text);
}

async function rename(id: StaffId, name: string) {
  await scene.domain.db.execute(sql`update staff set name = ${name} where id = ${id}`);
}

it("A note is read by colleagues, and the audit trail does not repeat it", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  expectOk(await write(id, "  À rappeler demain.\n"));
  expect(await textsSeenBy(id, await scene.addStaff(["auditor"]))).toEqual(["À rappeler demain."]);
  const [event] = await scene.domain.db.execute<{ details: object }>(
    sql`select details from audit_events where request_id = ${id} and action = 'note-written'`,
  );
  expect(event?.details).toEqual({ note: expect.any(String) as string, mentions: [] });
});

it("A colleague who is named in a note gets one mail, without the note's text", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const { reference } = await requestOf(scene, id);
  const [noa, gone] = [await scene.addStaff(), await scene.addStaff()];
  await rename(noa, "Noa Lindqvist");
  await rename(gone, "Ines Partie");
  await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${gone}`);
  const secret = "Le gérant a une voix étrange.";
  expect(refusalOf(await write(id, `${secret} @noa et @ines`))).toBe("mention-gone");
  expectOk(await write(id, `${secret} @noa et encore @noa`));
  const told = sql`select staff_id, details from messages
    where template = 'staff-notice' and details ->> 'change' = 'mentioned'`;
  const messages = await scene.domain.db.execute<{ staff_id: string; details: object }>(told);
  expect(messages.map(({ staff_id }) => staff_id)).toEqual([noa]);
  expect(messages[0]?.details).toMatchObject({ reference });
  expect(JSON.stringify(messages)).not.toContain(secret);
});

it("A name that fits two colleagues is refused, and the whole name is not", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const [okafor, petit] = [await scene.addStaff(), await scene.addStaff()];
  await rename(okafor, "Sam Okafor");
  await rename(petit, "Sam Petit");
  expect(refusalOf(await write(id, "@sam ?"))).toBe("mention-unclear");
  expectOk(await write(id, "@Sam Petit ?"));
  const told = sql`messages where template = 'staff-notice' and staff_id = `;
  expect(await countRows(scene, sql`${told} ${petit}`)).toBe(1);
  expect(await countRows(scene, sql`${told} ${okafor}`)).toBe(0);
});

it("An agent who does not see the request is not named in vain", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const agent = await scene.addStaff(["agent"]);
  await rename(agent, "Robin Castel");
  const restrict = (assignedOnly: boolean) =>
    scene.domain.db.transaction((tx) => setAssignedOnly(tx, assignedOnly));
  await restrict(true);
  expect(refusalOf(await write(id, "@robin"))).toBe("mention-unseen");
  const mine = { assigneeId: agent, assignedAt: new Date() };
  await scene.domain.db.transaction((tx) => updateDesk(tx, id, mine));
  expectOk(await write(id, "@robin"));
  const other = await carryTo(scene, "individual.add", "submitted");
  await restrict(false);
  expectOk(await write(other.id, "@robin"));
});

it("A member who writes their own name gets no mail", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const author = await scene.addStaff();
  await rename(author, "Zoé Seule");
  expectOk(await write(id, "@zoé s’en occupe", author));
  const own = sql`messages where template = 'staff-notice' and staff_id = ${author}`;
  expect(await countRows(scene, own)).toBe(0);
});

it("The second person to decide reads the notes of those who approved only afterwards", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted", { knownPhone: null });
  const [first, second, agent] = [
    await scene.addStaff(),
    await scene.addStaff(),
    await scene.addStaff(["agent"]),
  ];
  expectOk(await write(id, "Tout concorde.", first));
  expectOk(await write(id, "Le client a appelé.", agent));
  expectOk(await approve(scene, id, first));
  expect(await textsSeenBy(id, second)).toEqual(["Le client a appelé."]);
  expect(await textsSeenBy(id, first)).toEqual(["Tout concorde.", "Le client a appelé."]);
  expectOk(await approve(scene, id, second));
  expect(await textsSeenBy(id, second)).toEqual(["Tout concorde.", "Le client a appelé."]);
});

it("An empty, an overlong and one note too many are refused, and nothing is written", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  expect(refusalOf(await write(id, " \n "))).toBe("note-missing");
  await withLimit("noteCharacters", 10, async () => {
    expect(refusalOf(await write(id, "12345678901"))).toBe("note-too-long");
    expectOk(await write(id, "1234567890"));
  });
  await withLimit("notesPerRequest", 2, async () => {
    expectOk(await write(id, "La deuxième."));
    expect(refusalOf(await write(id, "La troisième."))).toBe("notes-used-up");
  });
  expect(await textsSeenBy(id, scene.reviewer)).toEqual(["1234567890", "La deuxième."]);
});

it("An auditor and a disabled member cannot write a note", async () => {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  const gone = await scene.addStaff();
  await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${gone}`);
  for (const staffId of [await scene.addStaff(["auditor"]), gone]) {
    expect(refusalOf(await write(id, "Vu.", staffId))).toBe("not-permitted");
  }
  expect(await textsSeenBy(id, scene.reviewer)).toEqual([]);
});
