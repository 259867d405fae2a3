import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { inviteAccount } from "#app/domain/invitation/invite-account.server.ts";
import { issueAskedLink } from "#app/domain/invitation/issue-asked-link.server.ts";
import { openByCode } from "#app/domain/invitation/open-by-code.server.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import type { Seen } from "#app/domain/review/decide.server.ts";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { findLoginLink } from "#db/links.server.ts";
import { listMessages } from "#db/messages.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import { links } from "#db/schema/invitations.ts";
import {
  approve,
  carryTo,
  endDelay,
  freezeTokens,
  reject,
  sayNotMeBy,
  seenBy,
  sendBack,
} from "#tests/support/scenario/cases.ts";
import {
  accountOf,
  addAccount,
  answerAll,
  atOnce,
  countRows,
  expectOk,
  invite,
  openScene,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { findWarning } from "./find-warning.server.ts";
import { freezeByWarning } from "./freeze-request.server.ts";
import { liftFreeze } from "./lift-freeze.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const freeze = (token: string) => sayNotMeBy(scene, token);

async function freezeTokenOf(id: RequestId) {
  return (await freezeTokens(scene, id))[0] ?? expect.fail("nobody was warned");
}

async function heldRequest() {
  const course = { hasNumber: true, losesOld: true };
  const held = await carryTo(scene, "individual.change", "approved", course);
  expect(await requestOf(scene, held.id)).toMatchObject({ status: "approved" });
  return held;
}

const alarms = (id: RequestId, alarm: string) =>
  countRows(
    scene,
    sql`messages where request_id = ${id} and template = 'staff-alarm' and details->>'alarm' = ${alarm}`,
  );

async function supersede(id: RequestId) {
  expectOk(await sendBack(scene, id));
  const { accountId } = await requestOf(scene, id);
  await openVisit(scene, await findAccount(scene.domain.db, accountId), { to: "x@exemple.fr" });
  expect(await requestOf(scene, id)).toMatchObject({ status: "superseded" });
}

const lift = async (id: RequestId, reason = "Rappelé au numéro connu.") =>
  liftSeen(await seenBy(scene, id, scene.administrator), reason);

const liftSeen = (seen: Seen, reason = "Rappelé au numéro connu.") =>
  liftFreeze(scene.domain, { ...seen, reason, telephone: "known" });

describe("“this was not me”", () => {
  it("requires the word shown on the page", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const token = await freezeTokenOf(id);
    const word = (await findWarning(scene.domain, token))?.word ?? "";
    const type = async (typed: string) =>
      refusalOf(await freezeByWarning(scene.domain, { token, word: typed }));
    expect(await type(" ")).toBe("word-missing");
    for (let junk = 0; junk < 30; junk += 1) expect(await type(`${word}X`)).toBe("wrong-word");
    expect((await requestOf(scene, id)).frozenAt).toBeNull();
    expect(await type(` ${word.toLowerCase()}. `)).toBe("accepted");
    expect((await requestOf(scene, id)).frozenAt).not.toBeNull();
  });

  it("is idempotent, even from all old channels concurrently", async () => {
    const { id } = await carryTo(scene, "individual.change", "submitted", {
      hasNumber: true,
      losesOld: true,
    });
    const tokens = await freezeTokens(scene, id);
    expect(tokens).toHaveLength(2);
    const answers = await atOnce(10, (index) => freeze(tokens[index % 2] ?? ""));
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value : "no")))).toEqual(
      new Set(["frozen"]),
    );
    expect(await alarms(id, "frozen")).toBe(1);
    const trail = sql`audit_events where request_id = ${id} and action = 'frozen'`;
    expect(await countRows(scene, trail)).toBe(1);
  });

  it("blocks approval, requesting changes, withdrawal and submission, but not rejection", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    await freeze(await freezeTokenOf(id));
    expect(refusalOf(await approve(scene, id))).toBe("frozen");
    expect(refusalOf(await sendBack(scene, id))).toBe("frozen");
    expect(refusalOf(await withdrawRequest(scene.domain, id))).toBe("frozen");
    expect(refusalOf(await reject(scene, id))).toBe("accepted");

    const returned = await carryTo(scene, "individual.add", "returned");
    await freeze(await freezeTokenOf(returned.id));
    expect(refusalOf(await submitRequest(scene.domain, returned.id))).toBe("frozen");
  });

  it("lets staff reject a request that is with the customer, which they cannot do without a freeze", async () => {
    const { id } = await carryTo(scene, "individual.add", "returned");
    expect(refusalOf(await reject(scene, id))).toBe("wrong-status");
    await freeze(await freezeTokenOf(id));
    const seen = await seenBy(scene, id);
    const unexplained = await rejectRequest(scene.domain, { ...seen, reason: " " });
    expect(refusalOf(unexplained)).toBe("reason-missing");
    expect(refusalOf(await reject(scene, id))).toBe("accepted");
    const request = await requestOf(scene, id);
    expect(request).toMatchObject({ status: "rejected" });
    expect(request.frozenAt).not.toBeNull();
  });

  it("after the approval stops the effect; once it is lifted, the effect follows after another delay", async () => {
    const { id, account } = await heldRequest();
    await freeze(await freezeTokenOf(id));
    await endDelay(scene, id);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("frozen");
    expect((await accountOf(scene, account)).mobile).toBe(account.mobile);
    expectOk(await lift(id));
    expect(await countRows(scene, sql`graphile_worker.jobs where key = ${`apply:${id}`}`)).toBe(1);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("too-early");
    await endDelay(scene, id);
    expect(refusalOf(await applyRequest(scene.domain, id))).toBe("accepted");
    expect((await accountOf(scene, account)).mobile).toBe((await requestOf(scene, id)).mobile);
  });

  it("races with the effect: either frozen and unchanged, or applied with an alert", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { id, account } = await heldRequest();
      const token = await freezeTokenOf(id);
      await endDelay(scene, id);
      await Promise.all([freeze(token), applyRequest(scene.domain, id)]);
      const { status, frozenAt, alarmedAt } = await requestOf(scene, id);
      const changed = (await accountOf(scene, account)).mobile !== account.mobile;
      expect({ changed, frozen: frozenAt !== null, alarmed: alarmedAt !== null }).toEqual(
        status === "applied"
          ? { changed: true, frozen: false, alarmed: true }
          : { changed: false, frozen: true, alarmed: false },
      );
    }
  });

  it("after the effect raises one alert to every administrator", async () => {
    const { id } = await carryTo(scene, "individual.add", "applied");
    const answers = [await freeze(await freezeTokenOf(id)), await freeze(await freezeTokenOf(id))];
    expect(answers).toEqual([
      { ok: true, value: "alarmed" },
      { ok: true, value: "alarmed" },
    ]);
    expect(await alarms(id, "alarm-after-effect")).toBe(1);
    const trail = sql`audit_events where request_id = ${id} and action = 'alarm-raised'`;
    expect(await countRows(scene, trail)).toBe(1);
    const { frozenAt, alarmedAt } = await requestOf(scene, id);
    expect(frozenAt).toBeNull();
    expect(alarmedAt).not.toBeNull();
  });

  it.each(["rejected", "superseded"] as const)(
    "about a request that is %s does not say that anything took effect",
    async (status) => {
      const { id } = await carryTo(scene, "individual.add", "submitted");
      const token = await freezeTokenOf(id);
      if (status === "rejected") expectOk(await reject(scene, id));
      else await supersede(id);
      expect(await freeze(token)).toEqual({ ok: true, value: "alarmed" });
      expect(await alarms(id, "alarm-closed")).toBe(1);
      expect(await alarms(id, "alarm-after-effect")).toBe(0);
      const trail = sql`audit_events where request_id = ${id} and action = 'alarm-raised-closed'`;
      expect(await countRows(scene, trail)).toBe(1);
    },
  );

  it("also freezes a request that the same recipient opened later", async () => {
    const { account, id } = await carryTo(scene, "individual.add", "submitted");
    const token = await freezeTokenOf(id);
    expectOk(await withdrawRequest(scene.domain, id));
    const second = await openVisit(scene, account);
    expect((await findWarning(scene.domain, token))?.about).toBe("open-request");
    expect(await freeze(token)).toEqual({ ok: true, value: "frozen" });
    expect((await requestOf(scene, second)).frozenAt).not.toBeNull();
    expect((await requestOf(scene, id)).alarmedAt).not.toBeNull();
    expect([await alarms(second, "frozen"), await alarms(id, "alarm-closed")]).toEqual([1, 1]);
  });

  it("does not freeze another recipient's request", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const token = await freezeTokenOf(id);
    await supersede(id);
    expect((await findWarning(scene.domain, token))?.about).toBe("closed-request");
    await freeze(token);
    const { accountId } = await requestOf(scene, id);
    const frozen = sql`requests where account_id = ${accountId} and frozen_at is not null`;
    expect(await countRows(scene, frozen)).toBe(0);
  });

  it("expires after 30 days, and unknown links are refused", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const token = await freezeTokenOf(id);
    const [days] = await scene.domain.db.execute<{ days: number }>(
      sql`select extract(day from expires_at - created_at)::int as days from links
        where request_id = ${id} and purpose = 'freeze' limit 1`,
    );
    expect(days?.days).toBe(30);
    await scene.domain.db.execute(
      sql`update links set expires_at = now() - interval '1 second' where request_id = ${id} and purpose = 'freeze'`,
    );
    expect(refusalOf(await freezeByWarning(scene.domain, { token, word: "PONT" }))).toBe(
      "link-ended",
    );
    expect(refusalOf(await freezeByWarning(scene.domain, { token: "x", word: "PONT" }))).toBe(
      "link-ended",
    );
  });
});

describe("lifting a freeze", () => {
  it("is for administrators, with a reason, and only when there is one", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    expect(refusalOf(await lift(id))).toBe("not-frozen");
    await freeze(await freezeTokenOf(id));
    const order = { ...(await seenBy(scene, id)), reason: "Vérifié.", telephone: "known" } as const;
    const byReviewer = await liftFreeze(scene.domain, { ...order, staffId: scene.reviewer });
    expect(refusalOf(byReviewer)).toBe("not-permitted");
    expect(refusalOf(await lift(id, "  "))).toBe("reason-missing");
    expectOk(await lift(id));
    expect(refusalOf(await approve(scene, id))).toBe("accepted");
  });

  it("applies to the freeze that was seen, not to a later one", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    const token = await freezeTokenOf(id);
    await freeze(token);
    const seen = await seenBy(scene, id, scene.administrator);
    expectOk(await liftSeen(seen));
    await freeze(token);
    expect(refusalOf(await liftSeen(seen))).toBe("stale");
    expect((await requestOf(scene, id)).frozenAt).not.toBeNull();
  });

  it("is refused until the administrator has seen that a second channel said the same", async () => {
    const { id } = await heldRequest();
    const [first = "", second = ""] = await freezeTokens(scene, id);
    await freeze(first);
    const seen = await seenBy(scene, id, scene.administrator);
    await freeze(second);
    await freeze(second);
    expect(refusalOf(await liftSeen(seen))).toBe("stale");
    const said = sql`audit_events where request_id = ${id} and action = 'frozen-again'`;
    expect(await countRows(scene, said)).toBe(1);
    expect(await alarms(id, "frozen")).toBe(1);
    expect(refusalOf(await lift(id))).toBe("accepted");
  });

  it("succeeds only once when done concurrently", async () => {
    const { id } = await carryTo(scene, "individual.add", "submitted");
    await freeze(await freezeTokenOf(id));
    const seen = await seenBy(scene, id, scene.administrator);
    const answers = await atOnce(8, () => liftSeen(seen));
    expect(tally(answers)).toEqual({ accepted: 1, stale: 7 });
  });
});

describe("an invitation to another recipient", () => {
  const elsewhere = "successor@exemple.fr";

  async function inviteElsewhere(account: Account) {
    const sent = await invite(scene, account, { to: elsewhere });
    const rows = await scene.domain.db.select().from(links);
    const warning = rows.find(
      ({ purpose, invitationId }) => purpose === "freeze" && invitationId === sent.invitationId,
    );
    if (!warning) return expect.fail("the main contact was not told");
    return { ...sent, warning: scene.domain.secrets.linkToken(warning.id) };
  }

  const open = (token: string, { login }: Account) => openByLink(scene.domain, { token, login });

  it("can be stopped by the main contact before it is used", async () => {
    const account = await addAccount(scene);
    const { token, warning } = await inviteElsewhere(account);
    expect(await freeze(warning)).toEqual({ ok: true, value: "invitation-ended" });
    expect(await freeze(warning)).toEqual({ ok: true, value: "invitation-ended" });
    expect(refusalOf(await open(token, account))).toBe("link-ended");
    expect(await countRows(scene, sql`requests where account_id = ${account.id}`)).toBe(0);
  });

  it("has a warning that freezes the request it opened", async () => {
    const account = await addAccount(scene);
    const { token, warning } = await inviteElsewhere(account);
    const { request } = expectOk(await open(token, account));
    expect(await freeze(warning)).toEqual({ ok: true, value: "frozen" });
    expect((await requestOf(scene, request.id)).frozenAt).not.toBeNull();
  });

  it("has a warning that also freezes a request opened by another invitation of the same recipient", async () => {
    const account = await addAccount(scene);
    const first = await inviteElsewhere(account);
    const second = await inviteElsewhere(account);
    const { request } = expectOk(await open(second.token, account));
    expect(await freeze(first.warning)).toEqual({ ok: true, value: "frozen" });
    expect((await requestOf(scene, request.id)).frozenAt).not.toBeNull();
  });

  it("is stopped, and the request opened by the recipient's earlier invitation is frozen", async () => {
    const account = await addAccount(scene);
    const first = await inviteElsewhere(account);
    const { request } = expectOk(await open(first.token, account));
    const later = await inviteElsewhere(account);
    expect(await freeze(later.warning)).toEqual({ ok: true, value: "frozen" });
    expect((await requestOf(scene, request.id)).frozenAt).not.toBeNull();
    const stopped = sql`invitations where id = ${later.invitationId} and ending = 'stopped'`;
    expect(await countRows(scene, stopped)).toBe(1);
    expect(refusalOf(await open(later.token, account))).toBe("link-ended");
  });

  it("that is stopped and used concurrently leaves no request unfrozen", async () => {
    for (let round = 0; round < 10; round += 1) {
      const account = await addAccount(scene);
      const { token, warning } = await inviteElsewhere(account);
      await Promise.all([freeze(warning), open(token, account)]);
      const loose = sql`requests where account_id = ${account.id} and frozen_at is null`;
      expect(await countRows(scene, loose)).toBe(0);
    }
  });

  it("is stopped with all other links and codes of the recipient, and none is renewed", async () => {
    const account = await addAccount(scene);
    const { login } = account;
    const first = await inviteElsewhere(account);
    const second = await inviteElsewhere(account);
    expect(await freeze(first.warning)).toEqual({ ok: true, value: "invitation-ended" });
    expect(refusalOf(await open(second.token, account))).toBe("link-ended");
    const byCode = await openByCode(scene.domain, { login, code: second.code });
    expect(refusalOf(byCode)).toBe("wrong-code");
    await renew(account, second.token);
    const rows = sql`invitations where account_id = ${account.id}`;
    expect(await countRows(scene, rows)).toBe(2);
    expect(await countRows(scene, sql`${rows} and ending = 'stopped'`)).toBe(2);
  });

  it("can be stopped without affecting the main contact and other recipients", async () => {
    const account = await addAccount(scene);
    const main = await invite(scene, account);
    const { warning } = await inviteElsewhere(account);
    await freeze(warning);
    expect(refusalOf(await open(main.token, account))).toBe("accepted");
  });

  it("is sent again to a stopped recipient only knowingly, and the request records the risk", async () => {
    const account = await addAccount(scene);
    const { warning } = await inviteElsewhere(account);
    await freeze(warning);
    // The test is so fast that a small step back of the clock could reverse the order.
    await scene.domain.db.execute(
      sql`update invitations set code_used_at = code_used_at - interval '1 second'
        where account_id = ${account.id} and ending = 'stopped'`,
    );
    const order = { login: account.login, otherRecipient: elsewhere, staffId: scene.inviter };
    expect(refusalOf(await inviteAccount(scene.domain, order))).toBe("recipient-stopped");
    const second = expectOk(await inviteAccount(scene.domain, { ...order, knowingly: true }));
    const known = sql`audit_events where action = 'invited'
      and details->>'invitation' = ${second.invitationId} and details->>'afterStop' = 'true'`;
    expect(await countRows(scene, known)).toBe(1);
    const { id } = await findLoginLink(scene.domain.db, second.invitationId);
    const { request } = expectOk(await open(scene.domain.secrets.linkToken(id), account));
    expect(request.recipientStopped).toBe(true);
  });

  it("whose request was frozen and then rejected opens no new one", async () => {
    const account = await addAccount(scene);
    const { token, warning } = await inviteElsewhere(account);
    const { request } = expectOk(await open(token, account));
    await answerAll(scene, request.id, "individual.add");
    expectOk(await submitRequest(scene.domain, request.id));
    const later = await invite(scene, account, { to: elsewhere });
    await freeze(warning);
    expectOk(await reject(scene, request.id));
    expect(refusalOf(await open(later.token, account))).toBe("recipient-ended");
    await renew(account, token);
    expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(2);
  });

  it("whose draft was frozen and rejected stays stopped, while the main contact starts a new request", async () => {
    const account = await addAccount(scene);
    const { token, warning } = await inviteElsewhere(account);
    const { request } = expectOk(await open(token, account));
    const later = await invite(scene, account, { to: elsewhere });
    await freeze(warning);
    const main = await invite(scene, account);
    expect(refusalOf(await open(main.token, account))).toBe("in-review");
    expectOk(await reject(scene, request.id));
    expect(await mailed(request.id)).toEqual([
      ["rejected", elsewhere],
      ["warning-rejected", account.contactEmail],
    ]);
    expect(refusalOf(await open(later.token, account))).toBe("recipient-ended");
    expect(expectOk(await open(main.token, account)).request.recipient).toBe(account.contactEmail);
  });

  async function mailed(id: RequestId) {
    const rows = await listMessages(scene.domain.db, id);
    const written = rows.map(({ template, sentTo }) => [template, sentTo]);
    return written.filter(([template]) => template !== "staff-alarm").sort();
  }

  it("that is stopped is reported to every administrator with account and recipient", async () => {
    const account = await addAccount(scene);
    const { warning, invitationId } = await inviteElsewhere(account);
    await freeze(warning);
    const told = sql`messages where template = 'staff-alarm' and request_id is null
      and account_id = ${account.id} and invitation_id = ${invitationId}
      and details->>'alarm' = 'invitation-stopped'`;
    expect(await countRows(scene, told)).toBe(1);
  });

  async function renew({ login }: Account, token: string) {
    const { secrets } = scene.domain;
    const loginSealed = secrets.seal(login, "issue-link");
    await issueAskedLink(scene.domain, { loginSealed, tokenHash: digest(token) });
  }
});
