import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageId } from "#app/domain/ids.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { sendMessage } from "#app/jobs/send-message.server.ts";
import { listAdministrators } from "#db/administrators.server.ts";
import { findSetup, findStaffMember } from "#db/staff.server.ts";
import { attempt, scriptedServices } from "#tests/support/scenario/jobs.ts";
import { openScene, refusalOf, type Scene } from "#tests/support/scenario/scenario.ts";
import { changeMember } from "./change-member.server.ts";
import { inviteMember, type TypedMember } from "./invite-member.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const luc: TypedMember = {
  email: "luc@desk.example",
  name: " Luc  Martin ",
  roles: ["agent", "approver"],
};

function invite(changes: Partial<TypedMember> = {}, by = scene.administrator) {
  return inviteMember(scene.domain, { ...luc, ...changes, by });
}

async function invitationOf(email: string) {
  const [row] = await scene.domain.db.execute<{ id: string; status: string }>(
    sql`select id, status from messages where template = 'staff-invitation' and sent_to = ${email}
      order by created_at desc limit 1`,
  );
  return row ?? expect.fail("no invitation was written");
}

async function deliver(id: string) {
  const { services, email } = scriptedServices(scene);
  await sendMessage(services, { messageId: messageId.parse(id) }, attempt());
  return email.sent;
}

describe("an invited member", () => {
  it("gets the link by mail; the inviter's answer holds neither link nor token", async () => {
    const invited = await invite();
    expect(invited).toEqual({ ok: true, value: { id: expect.any(String) as string } });
    const { id } = await invitationOf(luc.email);
    const [mail] = await deliver(id);
    expect(mail?.to).toBe(luc.email);
    expect(mail?.text).toContain("Luc Martin");
    const token = /\/staff\/setup\/([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    expect(await findSetup(scene.domain.db, digest(token))).toMatchObject({ email: luc.email });
    expect(JSON.stringify(invited)).not.toContain(token);
  });

  it("is made known to every administrator, and is tied to who invited", async () => {
    const invited = await invite({ email: "known@desk.example" });
    const id = invited.ok ? invited.value.id : expect.fail(invited.refusal);
    const { db } = scene.domain;
    const told = await db.execute<{ to: string }>(
      sql`select sent_to as to from messages where staff_id = ${id}
        and template = 'staff-alarm' and details ->> 'alarm' = 'member-access'`,
    );
    expect(told.map(({ to }) => to).sort()).toEqual((await listAdministrators(db)).sort());
    expect(await findStaffMember(db, id)).toMatchObject({ accessFrom: scene.administrator });
  });

  it("gets no mail with a link that has ended meanwhile", async () => {
    const email = "late@desk.example";
    const invited = await invite({ email });
    const memberId = invited.ok ? invited.value.id : "";
    const { id } = await invitationOf(email);
    const by = scene.administrator;
    await changeMember(scene.domain, { by, memberId, version: 1, change: { kind: "disable" } });
    expect(await deliver(id)).toEqual([]);
    expect(await invitationOf(email)).toMatchObject({ status: "refused" });
  });
});

describe("an invitation is refused", () => {
  it.each<[string, Partial<TypedMember>]>([
    ["name-missing", { name: "  " }],
    ["name-missing", { name: "\u200b" }],
    ["name-hidden", { name: "Zo\u202eé" }],
    ["bad-email", { email: "luc" }],
    ["no-role", { roles: [] }],
    ["no-role", { roles: ["agent", "emperor"] }],
  ])("%s", async (refusal, changes) => {
    expect(refusalOf(await invite(changes))).toBe(refusal);
  });

  it("to a member who exists, in any case of the address, also twice at the same time", async () => {
    const twice = { email: "Twice@desk.example" };
    const answers = await Promise.all([invite(twice), invite({ email: "twice@DESK.example" })]);
    expect(answers.map(refusalOf).sort()).toEqual(["accepted", "exists"]);
  });

  it("from a reviewer", async () => {
    const email = "no@desk.example";
    expect(refusalOf(await invite({ email }, scene.reviewer))).toBe("not-administrator");
  });
});
