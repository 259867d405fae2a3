import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageId } from "#app/domain/ids.ts";
import { sendMessage } from "#app/jobs/send-message.server.ts";
import type { StaffMember } from "#db/schema/staff.ts";
import { withLimit } from "#tests/support/limits.ts";
import { attempt, scriptedServices } from "#tests/support/scenario/jobs.ts";
import { atOnce, openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { codeNow, enrolledMember, halfSignedIn, visit } from "#tests/support/scenario/staff.ts";
import { renewRecoveryCodes } from "./renew-recovery-codes.server.ts";
import { completeSignIn } from "./second-factor.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** As many wrong codes after a right password. */
async function failTimes({ email }: StaffMember, times: number) {
  for (let index = 0; index < times; index += 1) {
    const token = await halfSignedIn(scene.domain, email);
    await completeSignIn(scene.domain, { token, code: "000000", visit });
  }
}

async function warningsAbout({ id }: StaffMember) {
  return [
    ...(await scene.domain.db.execute<{ id: string; template: string; to: string }>(
      sql`select id, template, sent_to as to from messages where staff_id = ${id} order by template`,
    )),
  ];
}

const letPass = ({ id }: StaffMember, minutes: number) =>
  scene.domain.db.execute(sql`update staff
    set wrong_factors_since = wrong_factors_since - make_interval(mins => ${minutes}::int),
      factor_warned_at = factor_warned_at - make_interval(mins => ${minutes}::int)
    where id = ${id}`);

describe("wrong second factors after a right password", () => {
  it("warn the member and the administrators from the third on, once for fifty", async () => {
    const member = await enrolledMember(scene.domain);
    await failTimes(member, 2);
    expect(await warningsAbout(member)).toEqual([]);
    await failTimes(member, 1);
    const written = await warningsAbout(member);
    expect(written.map(({ template }) => template)).toEqual(["staff-alarm", "staff-notice"]);
    await failTimes(member, 47);
    expect(await warningsAbout(member)).toHaveLength(2);

    const { services, email } = scriptedServices(scene);
    for (const { id } of written)
      await sendMessage(services, { messageId: messageId.parse(id) }, attempt());
    const [alarm, notice] = email.sent;
    expect(alarm?.text).toContain(member.email);
    expect(alarm?.text).toContain("/staff/members");
    expect(notice?.to).toBe(member.email);
    expect(notice?.text).toContain("administrateur");
  });

  it("warn once when they come at the same time", async () => {
    const member = await enrolledMember(scene.domain);
    const token = await halfSignedIn(scene.domain, member.email);
    await atOnce(20, () => completeSignIn(scene.domain, { token, code: "000000", visit }));
    expect(await warningsAbout(member)).toHaveLength(2);
  });

  it("are not wiped out by a right one in between", async () => {
    const member = await enrolledMember(scene.domain);
    await failTimes(member, 2);
    const token = await halfSignedIn(scene.domain, member.email);
    expect((await completeSignIn(scene.domain, { token, code: codeNow(), visit })).ok).toBe(true);
    await failTimes(member, 1);
    expect(await warningsAbout(member)).toHaveLength(2);
  });

  it("count on a signed-in page that asks for one, too", async () => {
    const member = await enrolledMember(scene.domain);
    for (let index = 0; index < 3; index += 1)
      await renewRecoveryCodes(scene.domain, { staffId: member.id, code: "000000" });
    expect(await warningsAbout(member)).toHaveLength(2);
  });

  it("wrongFactorsUntilWarning: warn from the number that is set", async () => {
    const member = await enrolledMember(scene.domain);
    await withLimit("wrongFactorsUntilWarning", 1, () => failTimes(member, 1));
    expect(await warningsAbout(member)).toHaveLength(2);
  });

  it("wrongFactorMinutes: count within the minutes that are set", async () => {
    const member = await enrolledMember(scene.domain);
    await failTimes(member, 2);
    await letPass(member, 30);
    await withLimit("wrongFactorMinutes", 20, () => failTimes(member, 1));
    expect(await warningsAbout(member)).toEqual([]);
  });

  it("factorWarningMinutes: warn again after the minutes that are set", async () => {
    const member = await enrolledMember(scene.domain);
    await failTimes(member, 3);
    await letPass(member, 30);
    await failTimes(member, 1);
    expect(await warningsAbout(member)).toHaveLength(2);
    await withLimit("factorWarningMinutes", 20, () => failTimes(member, 1));
    expect(await warningsAbout(member)).toHaveLength(4);
  });
});
