import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { composeMail, composeSms } from "#app/jobs/compose.server.ts";
import { listQueueRows } from "#db/queue-rows.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import {
  approve,
  approveHighest,
  askToConfirm,
  carryTo,
  concludeNow,
  confirm,
  confirmationTokens,
  type Course,
  endConfirmationTime,
  endDelay,
  reject,
  sayNotMe,
  seenBy,
  undo,
} from "#tests/support/scenario/cases.ts";
import { lastMessage, messageOf, scriptedServices } from "#tests/support/scenario/jobs.ts";
import {
  accountOf,
  atOnce,
  countRows,
  expectOk,
  letLinksWait,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
  tally,
  wrongLogin,
} from "#tests/support/scenario/scenario.ts";
import { answerConfirmation } from "./answer-confirmation.server.ts";
import { describeConfirmation } from "./describe-confirmation.server.ts";
import { liftFreeze } from "./lift-freeze.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const hourMs = 3_600_000;

const highest = (course: Course = {}) => approveHighest(scene, course);
const asked = (course: Course = {}) => askToConfirm(scene, course);

async function lift(id: RequestId) {
  const administrators = [
    await scene.addStaff(["administrator"]),
    await scene.addStaff(["administrator"]),
  ];
  for (const staffId of administrators) {
    const seen = await seenBy(scene, id, staffId);
    expectOk(await liftFreeze(scene.domain, { ...seen, reason: "Vérifié.", telephone: null }));
  }
}

const sent = (id: RequestId, template: string) =>
  countRows(scene, sql`messages where request_id = ${id} and template::text = ${template}`);
const events = (id: RequestId, action: string) =>
  countRows(scene, sql`audit_events where request_id = ${id} and action = ${action}`);
const jobAt = async (id: RequestId) => {
  const [job] = await scene.domain.db.execute<{ at: string }>(
    sql`select run_at as at from graphile_worker.jobs where key = ${`apply:${id}`}`,
  );
  return job ? new Date(job.at).getTime() : null;
};

describe("a request in the highest band", () => {
  it("waits at least the cool-off after its two approvals, and all are told", async () => {
    const { account, id } = await highest();
    const { confirmationDue, takesEffectAt, decidedAt } = await requestOf(scene, id);
    expect(confirmationDue).toBe(true);
    expect(Number(takesEffectAt) - Number(decidedAt)).toBe(48 * hourMs);
    expect(await countRows(scene, sql`approvals where request_id = ${id}`)).toBe(2);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("too-early");
    expect(refusalOf(await confirm(scene, id))).toBe("link-ended");
    const message = await lastMessage(scene, "approved", sql`request_id = ${id}`);
    const { services } = scriptedServices(scene);
    const { text } = await composeMail(services, await messageOf(scene, message));
    expect(text).toContain("après votre confirmation");
    expect((await accountOf(scene, account)).mobile).toBeNull();
  });

  it("waits as long as the setting says, and never shorter than the hold", async () => {
    for (const [coolOffHours, holdHours, hours] of [
      [72, 48, 72],
      [0, 48, 48],
    ] as const) {
      const rules = { ...scene.domain.rules, coolOffHours, holdHours };
      const at = { ...scene, domain: { ...scene.domain, rules } };
      const course = { knownPhone: null };
      const { id } = await carryTo(at, "organisation.acquired", "approved", course);
      const { takesEffectAt, decidedAt } = await requestOf(scene, id);
      expect(Number(takesEffectAt) - Number(decidedAt)).toBe(hours * hourMs);
    }
  });

  it("asks its recipient to confirm after the cool-off, for as long as the limit says", async () => {
    await withLimit("confirmationHours", 5, async () => {
      const { account, id } = await asked();
      const { status, confirmationAskedAt, confirmBefore } = await requestOf(scene, id);
      expect(status).toBe("approved");
      expect(Number(confirmBefore) - Number(confirmationAskedAt)).toBe(5 * hourMs);
      expect(await jobAt(id)).toBe(Number(confirmBefore));
      const message = await messageOf(
        scene,
        await lastMessage(scene, "confirmation", sql`request_id = ${id}`),
      );
      expect(message).toMatchObject({ channel: "email", sentTo: account.contactEmail });
      const { services } = scriptedServices(scene);
      const { text } = await composeMail(services, message);
      expect(text).toContain("/confirm/");
      expect(refusalOf(await applyRequest(scene.domain, id))).toBe("too-early");
      expect(await sent(id, "confirmation")).toBe(1);
      expect((await accountOf(scene, account)).mobile).toBeNull();
    });
  });

  it("asks the old number too where it was proved, and warns the main contact of another recipient", async () => {
    const course = { hasNumber: true, to: "successor@exemple.fr" };
    const { account, id } = await carryTo(scene, "individual.change", "submitted", course);
    await sayNotMe(scene, id);
    await lift(id);
    expectOk(await approve(scene, id));
    expectOk(await approve(scene, id, await scene.addStaff()));
    await endDelay(scene, id);
    expectOk(await applyRequest(scene.domain, id));
    const to = await scene.domain.db.execute<{ template: string; to: string }>(
      sql`select template::text, sent_to as to from messages where request_id = ${id}
        and template::text in ('confirmation', 'warning-asked') order by channel, sent_to`,
    );
    expect([...to].map(({ template, to: one }) => [template, one])).toEqual([
      ["warning-asked", account.contactEmail],
      ["confirmation", "successor@exemple.fr"],
      ["confirmation", account.mobile],
    ]);
    const sms = sql`request_id = ${id} and channel = 'sms'`;
    const { services } = scriptedServices(scene);
    const text = await composeSms(
      services,
      await messageOf(scene, await lastMessage(scene, "confirmation", sms)),
    );
    expect(text).toContain("/confirm/");
    expect(text.length).toBeLessThanOrEqual(160);
    expectOk(await confirm(scene, id));
    expect((await requestOf(scene, id)).status).toBe("applied");
  });

  it("a request in a lower band is not asked for a confirmation", async () => {
    const { id } = await carryTo(scene, "organisation.acquired", "applied");
    expect((await requestOf(scene, id)).confirmationDue).toBe(false);
    expect(await sent(id, "confirmation")).toBe(0);
  });
});

describe("the customer’s confirmation", () => {
  it("puts the change into force, once, and everybody is told", async () => {
    const { account, id } = await asked();
    const answers = await atOnce(5, () => confirm(scene, id));
    expect(tally(answers)).toEqual({ accepted: 1, "link-ended": 4 });
    const { status, mobile } = await requestOf(scene, id);
    expect(status).toBe("applied");
    expect((await accountOf(scene, account)).mobile).toBe(mobile);
    expect(await sent(id, "effective")).toBe(1);
    expect(await events(id, "confirmed")).toBe(1);
    expect(refusalOf(await confirm(scene, id))).toBe("link-ended");
  });

  it("wants the login typed: wrong ones are counted, junk is not, and looking changes nothing", async () => {
    const { account, id } = await asked();
    const [token = ""] = await confirmationTokens(scene, id);
    const type = (login: string) =>
      answerConfirmation(scene.domain, { token, login, answer: "confirm" });
    const { confirmBefore } = await requestOf(scene, id);
    const shown = await describeConfirmation(scene.domain, token);
    expect(shown).toMatchObject({ accountName: account.name, confirmBefore });
    expect(refusalOf(await type(" "))).toBe("login-missing");
    for (let word = 0; word < 2 * limits.attemptsPerLink; word += 1) {
      expect(refusalOf(await type("<script>"))).toBe("wrong-login");
    }
    expect(refusalOf(await type(wrongLogin(account)))).toBe("wrong-login");
    await letLinksWait(scene);
    expectOk(await type(account.login));
    expect(await describeConfirmation(scene.domain, token)).toBeNull();
  });

  it("is worth nothing after its time: the request ends by itself, and all are told", async () => {
    const { account, id } = await asked();
    await endConfirmationTime(scene, id);
    expect(refusalOf(await confirm(scene, id))).toBe("link-ended");
    expectOk(await applyRequest(scene.domain, id));
    expect(await requestOf(scene, id)).toMatchObject({ status: "expired", takesEffectAt: null });
    expect((await accountOf(scene, account)).mobile).toBeNull();
    expect(await sent(id, "lapsed")).toBe(1);
    expect(await sent(id, "warning-lapsed")).toBe(1);
    expect(await events(id, "confirmation-lapsed")).toBe(1);
    expect(await listQueueRows(scene.domain.db, [id])).toMatchObject([{ hasLapsed: true }]);
    for (const template of ["lapsed", "warning-lapsed"] as const) {
      const message = await lastMessage(scene, template, sql`request_id = ${id}`);
      const { services } = scriptedServices(scene);
      const { text } = await composeMail(services, await messageOf(scene, message));
      expect(text).toMatch(/pris fin/);
    }
  });

  it("races with the end of its time: either in force, or over", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { account, id } = await asked();
      const rows = sql`update requests set confirm_before = now() + interval '40 milliseconds'`;
      await scene.domain.db.execute(sql`${rows} where id = ${id}`);
      const [confirmed] = await Promise.all([
        confirm(scene, id),
        ...Array.from({ length: 4 }, () => applyRequest(scene.domain, id)),
      ]);
      await endConfirmationTime(scene, id);
      await applyRequest(scene.domain, id);
      const isApplied = confirmed.ok;
      expect((await requestOf(scene, id)).status).toBe(isApplied ? "applied" : "expired");
      expect((await accountOf(scene, account)).mobile !== null).toBe(isApplied);
    }
  });

  it("can be refused by who gets the link: the request is frozen, and administrators are told", async () => {
    const { account, id } = await asked();
    expect(expectOk(await confirm(scene, id, "stop"))).toBe("stopped");
    expect((await requestOf(scene, id)).frozenAt).not.toBeNull();
    expect(await sent(id, "staff-alarm")).toBeGreaterThan(0);
    expect(refusalOf(await confirm(scene, id))).toBe("link-ended");
    await endConfirmationTime(scene, id);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("frozen");
    expect((await accountOf(scene, account)).mobile).toBeNull();
  });

  it("changes nothing while the request is frozen; lifted, the cool-off begins again and asks again", async () => {
    const { id } = await asked();
    const [old = ""] = await confirmationTokens(scene, id);
    await sayNotMe(scene, id);
    expect(expectOk(await confirm(scene, id))).toBe("suspended");
    await lift(id);
    const lifted = await requestOf(scene, id);
    expect(lifted).toMatchObject({ status: "approved", confirmationAskedAt: null });
    expect(Number(lifted.takesEffectAt) - Date.now()).toBeGreaterThan(47 * hourMs);
    const { login } = await scene.domain.db
      .execute<{ login: string }>(sql`select login from accounts where id = ${lifted.accountId}`)
      .then(([row]) => row ?? expect.fail("no account"));
    const answer = "confirm" as const;
    const again = () => answerConfirmation(scene.domain, { token: old, login, answer });
    expect(refusalOf(await again())).toBe("link-ended");
    await endDelay(scene, id);
    expectOk(await applyRequest(scene.domain, id));
    expect(refusalOf(await again())).toBe("link-ended");
    expectOk(await confirm(scene, id));
    expect((await requestOf(scene, id)).status).toBe("applied");
  });

  it("waits while a rejection can still be undone, and is kept when it is", async () => {
    const rules = { ...scene.domain.rules, undoMinutes: 10 };
    const undoable = { ...scene, domain: { ...scene.domain, rules } };
    for (const isUndone of [true, false]) {
      const { id } = await asked();
      const rejecter = await scene.addStaff();
      expectOk(await reject(undoable, id, rejecter));
      expect(expectOk(await confirm(undoable, id))).toBe("confirmed");
      expect((await requestOf(scene, id)).status).toBe("approved");
      if (isUndone) expectOk(await undo(undoable, id, rejecter));
      else expectOk(await concludeNow(undoable, id));
      const applied = await applyRequest(undoable.domain, id);
      expect(applied.ok).toBe(isUndone);
      expect((await requestOf(scene, id)).status).toBe(isUndone ? "applied" : "rejected");
    }
  });
});

describe("staff", () => {
  const caseOf = async (id: RequestId) => {
    const { reference } = await requestOf(scene, id);
    const found = await loadCase(scene.domain, reference, scene.reviewer);
    return found ?? expect.fail("the request is gone");
  };

  it("are told before they approve that the customer will be asked", async () => {
    const course = { knownPhone: null };
    const { id } = await carryTo(scene, "organisation.acquired", "submitted", course);
    expect(await caseOf(id)).toMatchObject({ confirms: true, holdHours: 48 });
    const { id: low } = await carryTo(scene, "individual.add", "submitted");
    expect((await caseOf(low)).confirms).toBe(false);
  });

  it("may still reject while the customer is asked", async () => {
    const { id } = await asked();
    expectOk(await reject(scene, id));
    expect(refusalOf(await confirm(scene, id))).toBe("link-ended");
    expect((await requestOf(scene, id)).status).toBe("rejected");
  });
});
