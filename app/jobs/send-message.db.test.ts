import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remindCustomer } from "#app/domain/desk/remind-customer.server.ts";
import { liftFreeze } from "#app/domain/dispute/lift-freeze.server.ts";
import { type MessageId, messageId } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { tellAdministrators } from "#app/domain/notice/tell-administrators.server.ts";
import { templateIds } from "#app/domain/notice/templates.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { listHistory } from "#app/domain/review/list-history.server.ts";
import { resetCodeFailures } from "#app/domain/review/reset-code-failures.server.ts";
import { takeBackChanges } from "#app/domain/review/take-back-changes.server.ts";
import { changeMember } from "#app/domain/staff/change-member.server.ts";
import { tellThread } from "#app/domain/thread/tell-thread.server.ts";
import { writeByStaff } from "#app/domain/thread/write-message.server.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  approve,
  carryTo,
  endConfirmationTime,
  endDelay,
  reject,
  sayNotMe,
  seenBy,
} from "#tests/support/scenario/cases.ts";
import { draftWith, guess, sendTo, stateOf } from "#tests/support/scenario/codes.ts";
import {
  attempt,
  deferred,
  findMessageFor,
  messageOf,
  refused,
  type Script,
  scriptedServices,
  taken,
  unknown,
} from "#tests/support/scenario/jobs.ts";
import {
  addAccount,
  answerAll,
  atOnce,
  codeFor,
  expectOk,
  freshMobile,
  invite,
  letPass,
  openScene,
  openVisit,
  requestOf,
  type Scene,
  withNumber,
} from "#tests/support/scenario/scenario.ts";
import { sendMessage } from "./send-message.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function aMail() {
  const { id } = await carryTo(scene, "individual.add", "submitted");
  return (await findMessageFor(scene, id, "received")).id;
}

async function anSms() {
  const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
  return (await findMessageFor(scene, id, "warning-submitted", "sms")).id;
}

async function liftedApproval() {
  const course = { hasNumber: true, losesOld: true };
  const { id } = await carryTo(scene, "individual.change", "approved", course);
  await scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${id}`);
  const seen = await seenBy(scene, id, scene.administrator);
  const order = { ...seen, reason: "Vu.", telephone: "known" } as const;
  expectOk(await liftFreeze(scene.domain, order));
  return id;
}

async function run(id: MessageId, script: Script, attempts: number, of = 12) {
  const stage = scriptedServices(scene, script);
  const threw: boolean[] = [];
  for (let number = 1; number <= attempts; number += 1) {
    const send = sendMessage(stage.services, { messageId: id }, attempt(number, of));
    threw.push(
      await send.then(
        () => false,
        () => true,
      ),
    );
  }
  const { status, failure, vendorId, sentAt } = await messageOf(scene, id);
  return { ...stage, threw, status, failure, vendorId, isDated: sentAt !== null };
}

describe("an e-mail", () => {
  it("that the vendor accepts is sent once, even if the worker repeats the job", async () => {
    const end = await run(await aMail(), {}, 3);
    expect(end).toMatchObject({ status: "sent", vendorId: "vendor-1", isDated: true });
    expect(end.threw).toEqual([false, false, false]);
    expect(end.email.sent).toHaveLength(1);
  });

  it("that the vendor refuses is not retried, and staff see why", async () => {
    const end = await run(await aMail(), { email: [refused] }, 2);
    expect(end).toMatchObject({ status: "refused", failure: "422 bad address", isDated: false });
    expect(end.email.sent).toHaveLength(1);
  });

  it("that was deferred is retried with the same bytes and key", async () => {
    const id = await aMail();
    const end = await run(id, { email: [deferred, deferred] }, 3);
    expect(end.threw).toEqual([true, true, false]);
    expect(end.status).toBe("sent");
    const [first, second, third] = end.email.sent;
    expect(first?.idempotencyKey).toBe(id);
    expect(second).toEqual(first);
    expect(third).toEqual(first);
  });

  it("with an unknown outcome is retried with the same key: the vendor drops the duplicate", async () => {
    const end = await run(await aMail(), { email: [unknown] }, 2);
    expect(end.threw).toEqual([true, false]);
    expect(end.status).toBe("sent");
    expect(end.email.sent[1]).toEqual(end.email.sent[0]);
  });

  it("that is deferred until the last attempt is given up as refused", async () => {
    const end = await run(await aMail(), { email: [deferred, deferred] }, 2, 2);
    expect(end).toMatchObject({ status: "refused", failure: "503", threw: [true, true] });
  });

  it("in flight when a process died is sent again", async () => {
    const id = await aMail();
    await scene.domain.db.execute(sql`update messages set status = 'sending' where id = ${id}`);
    const end = await run(id, {}, 1);
    expect(end.status).toBe("sent");
    expect(end.email.sent).toHaveLength(1);
  });

  it("that no longer exists is not an error", async () => {
    const id = messageId.parse("00000000-0000-4000-8000-000000000000");
    const { services } = scriptedServices(scene);
    await expect(sendMessage(services, { messageId: id }, attempt())).resolves.toBeUndefined();
  });
});

describe("an SMS", () => {
  it("that the vendor accepts is sent once, even if two workers take it", async () => {
    const id = await anSms();
    const { services, sms } = scriptedServices(scene);
    await atOnce(8, () => sendMessage(services, { messageId: id }, attempt()).catch(() => null));
    expect(sms.sent).toHaveLength(1);
  });

  it("that was certainly not accepted is retried with the same bytes", async () => {
    const end = await run(await anSms(), { sms: [deferred] }, 2);
    expect(end.threw).toEqual([true, false]);
    expect(end.status).toBe("sent");
    expect(end.sms.sent[1]).toEqual(end.sms.sent[0]);
    expect(end.sms.sent[0]?.text).toContain("https://passerelle.example/notice/");
    expect(end.sms.sent[0]?.text.length).toBeLessThanOrEqual(160);
  });

  it("with an unknown outcome is shown as such and never resent automatically", async () => {
    const end = await run(await anSms(), { sms: [unknown] }, 5);
    expect(end).toMatchObject({ status: "unknown", failure: "time-out" });
    expect(end.threw).toEqual([false, false, false, false, false]);
    expect(end.sms.sent).toHaveLength(1);
  });

  it("in flight when a process died has an unknown outcome and is not resent, even if its code is erased", async () => {
    const id = await anSms();
    await scene.domain.db.execute(sql`update messages set status = 'sending' where id = ${id}`);
    await scene.domain.db.execute(sql`update phone_verifications set seed_sealed = null
      where id = (select verification_id from messages where id = ${id})`);
    const end = await run(id, {}, 3);
    expect(end).toMatchObject({ status: "unknown", failure: "interrupted" });
    expect(end.sms.sent).toEqual([]);
  });

  it("that is refused is not retried", async () => {
    const end = await run(await anSms(), { sms: [refused] }, 2);
    expect(end.status).toBe("refused");
    expect(end.sms.sent).toHaveLength(1);
  });

  it("with a code carries the code of its own counter, and ends in the format browsers expect", async () => {
    const account = await addAccount(scene);
    const id = await openVisit(scene, account);
    await answerAll(scene, id, "individual.add");
    const code = await codeFor(scene, id);
    const { id: message } = await findMessageFor(scene, id, "one-time-code", "sms");
    const end = await run(message, { sms: [deferred] }, 2);
    expect(end.sms.sent[0]?.text).toMatch(new RegExp(`\\n@passerelle\\.example #${code}$`));
    expect(end.sms.sent[1]).toEqual(end.sms.sent[0]);
  });
});

describe("an SMS with an expired code", () => {
  async function sendOne() {
    const id = await openVisit(scene, await addAccount(scene));
    expectOk(await chooseSituation(scene.domain, id, "individual.add"));
    expectOk(await enterMobile(scene.domain, id, { number: freshMobile(), explanation: null }));
    expectOk(await sendCode(scene.domain, id, { target: "new", locale: "fr" }));
    const first = await findMessageFor(scene, id, "one-time-code", "sms");
    return { id, first: first.id };
  }

  it("is not sent once a newer code was requested; the newer one is", async () => {
    const { id, first } = await sendOne();
    await letPass(scene, id, 31);
    expectOk(await sendCode(scene.domain, id, { target: "new", locale: "fr" }));
    const end = await run(first, {}, 2);
    expect(end).toMatchObject({ status: "refused", failure: "code-ended" });
    expect(end.sms.sent).toEqual([]);
    const [second] = await scene.domain.db.execute<{ id: string }>(
      sql`select id from messages where request_id = ${id} and code_counter = 2`,
    );
    expect((await run(messageId.parse(second?.id), {}, 1)).sms.sent).toHaveLength(1);
  });

  it("is not sent after ten minutes, and the page does not blame the operator", async () => {
    const { id, first } = await sendOne();
    await letPass(scene, id, 601);
    expect(await run(first, {}, 1)).toMatchObject({ status: "refused", failure: "code-ended" });
    expect(await stateOf(scene, id)).toMatchObject({ living: false, delivery: null });
    const request = await requestOf(scene, id);
    const history = await listHistory(scene.domain.db, request, scene.reviewer);
    expect(history.filter((entry) => entry.type === "message").at(-1)?.status).toBe("ended");
  });
});

describe("every kind of message", () => {
  const budget = { scope: "service", period: "hour", where: "", most: 500 } as const;

  async function guessedAndReset() {
    const id = await draftWith(scene, freshMobile(), await addAccount(scene, withNumber()));
    await sendTo(scene, id);
    await withLimit("codeFailuresBeforeWarning", 1, () => guess(scene, id));
    expectOk(await resetCodeFailures(scene.domain, await seenBy(scene, id)));
  }

  /** A member without a password gets a notice and a new link. */
  async function takeBack() {
    const { id } = await carryTo(scene, "individual.change", "returned", { hasNumber: true });
    expectOk(await takeBackChanges(scene.domain, await seenBy(scene, id)));
  }

  async function writeToCustomer() {
    const { id: requestId } = await carryTo(scene, "individual.add", "submitted");
    const order = {
      requestId,
      staffId: scene.reviewer,
      text: "Une question.",
      formId: randomUUID(),
    };
    expectOk(await writeByStaff(scene.domain, order));
    expectOk(await tellThread(scene.domain, requestId));
  }

  async function changeRoles() {
    const [by, memberId] = [scene.administrator, await scene.addStaff()];
    const change = { kind: "roles", roles: ["administrator"] } as const;
    expectOk(await changeMember(scene.domain, { by, memberId, version: 1, change }));
  }

  /** Nobody confirmed a change of the highest band. */
  async function lapsed() {
    const course = { knownPhone: null };
    const { id } = await carryTo(scene, "organisation.acquired", "approved", course);
    await endDelay(scene, id);
    expectOk(await applyRequest(scene.domain, id));
    await endConfirmationTime(scene, id);
    expectOk(await applyRequest(scene.domain, id));
  }

  it("is written from its rows, with the same derived link at a second attempt", async () => {
    const returned = await carryTo(scene, "organisation.retired", "returned", {
      steps: ["documents"],
    });
    const act = { requestId: returned.id, staffId: scene.reviewer };
    expectOk(await remindCustomer(scene.domain, act));
    await writeToCustomer();
    const held = await carryTo(scene, "organisation.deceased", "applied", {
      hasNumber: true,
      contactEmail: "julie@exemple.fr",
      to: "successor@exemple.fr",
    });
    await carryTo(scene, "individual.no-mobile", "rejected");
    await liftedApproval();
    await lapsed();
    await invite(scene, await addAccount(scene, { locale: "en" }));
    await sayNotMe(scene, held.id);
    await guessedAndReset();
    await changeRoles();
    await takeBack();
    await tellAdministrators(scene.domain.db, { about: null, alarm: "sms-budget", budget });

    const rows = await scene.domain.db.execute<{ id: string; template: string }>(
      sql`select distinct on (template, channel, locale) id, template from messages where status = 'queued'`,
    );
    expect(new Set(rows.map(({ template }) => template))).toEqual(new Set(templateIds));
    for (const { id, template } of rows) {
      const end = await run(messageId.parse(id), { email: [deferred], sms: [deferred] }, 2);
      const sent = [...end.email.sent, ...end.sms.sent];
      expect(sent, template).toHaveLength(2);
      expect(sent[1], template).toEqual(sent[0]);
      expect(sent[0]?.text, template).not.toMatch(/undefined|\[object|\{\w+\}/);
    }
  });
});

describe("a warning about a submission", () => {
  it("says the same when it is retried after the decision", async () => {
    const course = { hasNumber: true, losesOld: true };
    const { id } = await carryTo(scene, "individual.change", "submitted", course);
    const { id: mail } = await findMessageFor(scene, id, "warning-submitted");
    const before = await run(mail, { email: [deferred] }, 1);
    expectOk(await approve(scene, id));
    const after = await run(mail, { email: [taken] }, 1);
    expect(after.email.sent[0]).toEqual(before.email.sent[0]);
  });
});

it("a warning about a lifted freeze gives the new effective time, by e-mail and by SMS", async () => {
  const id = await liftedApproval();
  const { takesEffectAt } = await requestOf(scene, id);
  const { id: mail } = await findMessageFor(scene, id, "warning-lifted");
  const [written] = (await run(mail, {}, 1)).email.sent;
  expect(written?.text).toContain("levé la suspension");
  expect(written?.text).toContain(formatMoment(takesEffectAt ?? new Date(0), "fr"));
  const { id: short } = await findMessageFor(scene, id, "warning-lifted", "sms");
  const [texted] = (await run(short, {}, 1)).sms.sent;
  expect(texted?.text).toMatch(/reprend.*\/notice\//);
});

it("a warning about a rejected frozen draft says so even if the draft had no answer yet", async () => {
  const id = await openVisit(scene, await addAccount(scene));
  await scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${id}`);
  expectOk(await reject(scene, id));
  const { id: mail } = await findMessageFor(scene, id, "warning-rejected");
  const { email } = await run(mail, {}, 1);
  expect(email.sent[0]?.text).toContain("rien encore");
});
