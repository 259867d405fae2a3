import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { purgeDocuments } from "#app/domain/document/purge-documents.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { approve, carryTo, reject } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { recordRead, threadForCustomer } from "./read-thread.server.ts";
import { tellThread } from "./tell-thread.server.ts";
import { settleThread, writeByCustomer, writeByStaff } from "./write-message.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const ask = (requestId: RequestId, text = "Pouvez-vous confirmer ?", formId = randomUUID()) =>
  writeByStaff(scene.domain, { requestId, staffId: scene.reviewer, text, formId });
const answer = (requestId: RequestId, text = "Oui, c’est bien cela.", formId = randomUUID()) =>
  writeByCustomer(scene.domain, { requestId, text, formId });
const readByStaff = (id: RequestId) =>
  recordRead(scene.domain, id, { reader: "staff", actor: `staff:${scene.reviewer}` });
const readByCustomer = (id: RequestId) =>
  recordRead(scene.domain, id, { reader: "customer", actor: "customer" });

const begin = async (status: Status = "submitted") =>
  (await carryTo(scene, "individual.add", status)).id;
const textsOf = async (id: RequestId) =>
  (await threadForCustomer(scene.domain, id)).map(({ text }) => text);
const mailsOf = (id: RequestId) =>
  countRows(scene, sql`messages where request_id = ${id} and template = 'thread-message'`);
const eventsOf = (id: RequestId, action: string) =>
  countRows(scene, sql`audit_events where request_id = ${id} and action = ${action}`);
const freeze = (id: RequestId) =>
  scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${id}`);

async function assign(id: RequestId) {
  const member = await scene.addStaff();
  await scene.domain.db.execute(sql`update requests set assignee_id = ${member} where id = ${id}`);
  return countRows.bind(
    null,
    scene,
    sql`messages where staff_id = ${member}
    and template = 'staff-notice' and details ->> 'change' = 'customer-wrote'`,
  );
}

describe("what staff and the customer write to each other", () => {
  it("is read by both sides, in order, and the audit trail does not repeat it", async () => {
    const id = await begin();
    expectOk(await ask(id, "  Une question.\n"));
    expectOk(await answer(id, "Une réponse."));
    expect(await textsOf(id)).toEqual(["Une question.", "Une réponse."]);
    const { reference } = await requestOf(scene, id);
    const found = await loadCase(scene.domain, reference, scene.reviewer);
    expect(found?.context.thread).toMatchObject([
      { side: "staff", by: "Dominique", text: "Une question." },
      { side: "customer", by: null, text: "Une réponse." },
    ]);
    const told = await threadForCustomer(scene.domain, id);
    expect(told.map(({ by }) => by)).toEqual([null, null]);
    const trail = await scene.domain.db.execute<{ words: string }>(
      sql`select details::text as words from audit_events where request_id = ${id}`,
    );
    expect(JSON.stringify(trail)).not.toMatch(/question|réponse/);
    expect(await eventsOf(id, "message-written")).toBe(2);
  });

  it("does not change the version that staff decide on", async () => {
    const id = await begin();
    const { version } = await requestOf(scene, id);
    expectOk(await ask(id));
    expectOk(await answer(id));
    expect((await requestOf(scene, id)).version).toBe(version);
  });

  it("hides the last digits of the requested number from staff until the decision", async () => {
    const id = await begin();
    const { mobile, reference } = await requestOf(scene, id);
    expectOk(await answer(id, `Mon numéro : ${mobile ?? ""}.`));
    const shown = async () =>
      (await loadCase(scene.domain, reference, scene.reviewer))?.context.thread[0]?.text;
    expect(await shown()).not.toContain(mobile?.slice(-4));
    await readByStaff(id);
    expectOk(await approve(scene, id));
    expect(await shown()).toContain(mobile);
  });

  it("is written once when the same form comes twice, also at the same moment", async () => {
    const id = await begin();
    const formId = randomUUID();
    const sent = await Promise.all([answer(id, "Deux fois.", formId), answer(id, "x", formId)]);
    expect(new Set(sent.map((one) => expectOk(one).id)).size).toBe(1);
    expect((await textsOf(id)).length).toBe(1);
    // The id counts within one request.
    const other = await begin();
    expectOk(await answer(other, "Ailleurs.", formId));
    expect(await textsOf(other)).toEqual(["Ailleurs."]);
  });
});

describe("a message is refused, and nothing is written,", () => {
  it.each(["started", "rejected", "withdrawn", "applied", "expired"] as const)(
    "about a request that is %s",
    async (status) => {
      const id = await begin(status);
      expect(refusalOf(await ask(id))).toBe("thread-closed");
      expect(refusalOf(await answer(id))).toBe("thread-closed");
      expect(await textsOf(id)).toEqual([]);
    },
  );

  it("about a suspended request, from both sides", async () => {
    const id = await begin();
    await freeze(id);
    expect(refusalOf(await ask(id))).toBe("frozen");
    expect(refusalOf(await answer(id))).toBe("frozen");
    expect(await textsOf(id)).toEqual([]);
  });

  it("when it is empty or too long, and when there are too many", async () => {
    const id = await begin();
    for (const write of [ask, answer]) {
      expect(refusalOf(await write(id, " \n "))).toBe("thread-missing");
      await withLimit("threadCharacters", 10, async () => {
        expect(refusalOf(await write(id, "12345678901"))).toBe("thread-too-long");
        expectOk(await write(id, "1234567890"));
      });
      await withLimit("threadMessagesAnHour", 1, async () => {
        expect(refusalOf(await write(id))).toBe("thread-too-often");
      });
      await withLimit("threadMessagesPerSide", 1, async () => {
        expect(refusalOf(await write(id))).toBe("thread-used-up");
      });
    }
    const past = sql`update thread_messages set created_at = now() - interval '61 minutes'
      where request_id = ${id}`;
    await scene.domain.db.execute(past);
    await withLimit("threadMessagesAnHour", 1, async () => expectOk(await answer(id)));
  });

  it("of an auditor or a disabled member", async () => {
    const id = await begin();
    const gone = await scene.addStaff();
    await scene.domain.db.execute(sql`update staff set disabled_at = now() where id = ${gone}`);
    for (const staffId of [await scene.addStaff(["auditor"]), gone]) {
      const order = { requestId: id, staffId, text: "Vu.", formId: randomUUID() };
      expect(refusalOf(await writeByStaff(scene.domain, order))).toBe("not-permitted");
      expect(refusalOf(await settleThread(scene.domain, order))).toBe("not-permitted");
    }
  });

  it("or comes first, when the decision comes at the same moment", async () => {
    const id = await begin();
    const [decided, written] = await Promise.all([reject(scene, id), answer(id)]);
    expectOk(decided);
    expect(["accepted", "thread-closed"]).toContain(refusalOf(written));
    expect(refusalOf(await answer(id))).toBe("thread-closed");
  });
});

describe("the customer", () => {
  it("gets one mail, without the text, about all that was written in a few minutes", async () => {
    const id = await begin();
    const secret = "Le gérant s’appelle Untel.";
    for (const text of [secret, "Deux.", "Trois."]) expectOk(await ask(id, text));
    const waiting = sql`graphile_worker.jobs where key = ${`tell-thread:${id}`}
      and run_at > now() + interval '4 minutes' and run_at < now() + interval '6 minutes'`;
    expect(await countRows(scene, waiting)).toBe(1);
    expectOk(await tellThread(scene.domain, id));
    expect(refusalOf(await tellThread(scene.domain, id))).toBe("nothing-to-tell");
    expect(await mailsOf(id)).toBe(1);
    const mails = await scene.domain.db.execute(
      sql`select * from messages where request_id = ${id} and template = 'thread-message'`,
    );
    expect(JSON.stringify(mails)).not.toContain(secret);
  });

  it("waits as long as the setting says for that mail", async () => {
    const id = await begin();
    await withLimit("threadMailMinutes", 50, async () => expectOk(await ask(id)));
    const waiting = sql`graphile_worker.jobs where key = ${`tell-thread:${id}`}
      and run_at > now() + interval '45 minutes'`;
    expect(await countRows(scene, waiting)).toBe(1);
  });

  it("gets no mail about what they have read, or about a suspended request", async () => {
    const [read, frozen] = [await begin(), await begin()];
    for (const id of [read, frozen]) expectOk(await ask(id));
    await readByCustomer(read);
    await freeze(frozen);
    expect(refusalOf(await tellThread(scene.domain, read))).toBe("nothing-to-tell");
    expect(refusalOf(await tellThread(scene.domain, frozen))).toBe("frozen");
    expect([await mailsOf(read), await mailsOf(frozen)]).toEqual([0, 0]);
  });

  it("is told once by two workers", async () => {
    const id = await begin();
    expectOk(await ask(id));
    await Promise.all([tellThread(scene.domain, id), tellThread(scene.domain, id)]);
    expect(await mailsOf(id)).toBe(1);
  });
});

describe("staff", () => {
  it("see that the customer wrote until somebody answers or says that no reply is needed", async () => {
    const id = await begin();
    const waits = async () => (await requestOf(scene, id)).customerWroteAt !== null;
    expectOk(await answer(id));
    await readByStaff(id);
    expect(await waits()).toBe(true);
    expectOk(await ask(id));
    expect(await waits()).toBe(false);
    expectOk(await answer(id, "Merci !"));
    const act = { requestId: id, staffId: scene.reviewer };
    expectOk(await settleThread(scene.domain, act));
    expect(await waits()).toBe(false);
    expect(refusalOf(await settleThread(scene.domain, act))).toBe("nothing-to-settle");
    expect(await eventsOf(id, "message-settled")).toBe(1);
  });

  it("who have the request get one mail about all that waits for an answer", async () => {
    const id = await begin();
    const mails = await assign(id);
    expectOk(await answer(id, "Un."));
    expectOk(await answer(id, "Deux."));
    expect(await mails()).toBe(1);
    expectOk(await ask(id));
    expectOk(await answer(id, "Trois."));
    expect(await mails()).toBe(2);
  });

  it("cannot approve before they have seen what the customer wrote", async () => {
    const id = await begin();
    expectOk(await answer(id, "Arrêtez tout !"));
    expect(refusalOf(await approve(scene, id))).toBe("stale");
    await readByStaff(id);
    expectOk(await approve(scene, id));
  });

  it("or the customer are recorded once as the first who read, and not their own words", async () => {
    const id = await begin();
    expectOk(await ask(id));
    await readByStaff(id);
    expect(await eventsOf(id, "message-read")).toBe(0);
    await Promise.all([readByCustomer(id), readByCustomer(id)]);
    expect(await eventsOf(id, "message-read")).toBe(1);
    expect((await threadForCustomer(scene.domain, id))[0]?.readAt).toBeInstanceOf(Date);
  });
});

describe("the purge", () => {
  const store = { delete: () => Promise.resolve() };
  const letPass = (id: RequestId) =>
    scene.domain.db.execute(sql`update requests set decided_at = now() - interval '400 days',
      updated_at = now() - interval '400 days' where id = ${id}`);

  it("erases the texts with the papers, also of a request without any, and says so", async () => {
    const id = await begin();
    expectOk(await ask(id));
    await purgeDocuments(scene.domain, store);
    expect(await textsOf(id)).toEqual(["Pouvez-vous confirmer ?"]);
    expectOk(await reject(scene, id));
    await letPass(id);
    await Promise.all([purgeDocuments(scene.domain, store), answer(id)]);
    expect(await textsOf(id)).toEqual([null]);
    const [event] = await scene.domain.db.execute<{ details: object }>(
      sql`select details from audit_events where request_id = ${id} and action = 'papers-purged'`,
    );
    expect(event?.details).toMatchObject({ messages: [expect.any(String)] });
  });

  it("leaves what is evidence: of a suspended request", async () => {
    const id = await begin();
    expectOk(await ask(id));
    expectOk(await reject(scene, id));
    await letPass(id);
    await freeze(id);
    await purgeDocuments(scene.domain, store);
    expect(await textsOf(id)).toEqual(["Pouvez-vous confirmer ?"]);
  });
});

describe("the audit trail names the template that filled a message", () => {
  const templateOf = async (id: RequestId) => {
    const [event] = await scene.domain.db.execute<{ template: string | null }>(
      sql`select details ->> 'template' as template from audit_events
        where request_id = ${id} and action = 'message-written'`,
    );
    return event?.template ?? null;
  };
  const reasonOf = async (kind: string) => {
    const rows = sql`select id from reasons where kind::text = ${kind} limit 1`;
    const [reason] = await scene.domain.db.execute<{ id: string }>(rows);
    return reason?.id ?? "";
  };

  it.each(["message", "rejection", "invented"])("and no other: %s", async (kind) => {
    const id = await begin();
    const templateId = kind === "invented" ? kind : await reasonOf(kind);
    const order = { requestId: id, staffId: scene.reviewer, text: "…", formId: randomUUID() };
    expectOk(await writeByStaff(scene.domain, { ...order, templateId }));
    expect(await templateOf(id)).toBe(kind === "message" ? templateId : null);
  });
});
