import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { findWebhookDelivery } from "#db/webhooks.server.ts";
import { applyNow, approve, carryTo, type Case } from "#tests/support/scenario/cases.ts";
import {
  attempt,
  deferred,
  refused,
  type Script,
  scriptedServices,
  unknown,
} from "#tests/support/scenario/jobs.ts";
import {
  answerAll,
  expectOk,
  openScene,
  openVisit,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { deliverWebhook } from "./deliver-webhook.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function deliveryOf(id: RequestId) {
  const [row] = await scene.domain.db.execute<{ id: string }>(
    sql`select id from webhook_deliveries where request_id = ${id}`,
  );
  return row?.id ?? expect.fail("no delivery was written");
}

async function run(script: Script, attempts: number, of = 20) {
  const { account, id } = await carryTo(scene, "individual.add", "applied");
  const deliveryId = await deliveryOf(id);
  const { services, webhook } = scriptedServices(scene, script);
  const threw: boolean[] = [];
  for (let number = 0; number < attempts; number += 1) {
    const deliver = deliverWebhook(services, { deliveryId }, attempt(number + 1, of));
    threw.push(
      await deliver.then(
        () => false,
        () => true,
      ),
    );
  }
  const row = await findWebhookDelivery(scene.domain.db, deliveryId);
  return { account, id, deliveryId, sent: webhook.sent, threw, row };
}

describe("the webhook of a changed number", () => {
  it("contains the account, the new number, the time and the request", async () => {
    const { account, id, deliveryId, sent, row } = await run({}, 2);
    const request = await requestOf(scene, id);
    expect(sent).toEqual([
      {
        id: `msg_${deliveryId}`,
        event: "account.mobile_changed",
        at: request.appliedAt,
        data: {
          login: account.login,
          mobile: request.mobile,
          mobileVerifiedAt: request.mobileVerifiedAt?.toISOString(),
          request: request.reference,
        },
      },
    ]);
    expect(row).toMatchObject({ status: "sent", attempts: 1, failure: null });
  });

  it("is retried with the same id and the same content until it is accepted", async () => {
    const { sent, threw, row } = await run({ webhook: [deferred, unknown] }, 4);
    expect(threw).toEqual([true, true, false, false]);
    expect(sent).toHaveLength(3);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[2]).toEqual(sent[0]);
    expect(row).toMatchObject({ status: "sent", attempts: 3 });
  });

  it("is given up when the receiver refuses it", async () => {
    const { sent, threw, row } = await run({ webhook: [refused] }, 2);
    expect(threw).toEqual([false, false]);
    expect(sent).toHaveLength(1);
    expect(row).toMatchObject({ status: "refused", failure: "422 bad address" });
  });

  it("is given up, and reported as such, when no attempt is left", async () => {
    const { threw, row } = await run({ webhook: [deferred, deferred] }, 3, 2);
    expect(threw).toEqual([true, false, false]);
    expect(row).toMatchObject({ status: "refused", attempts: 2 });
  });

  async function changeAgain({ account }: Case, situation: SituationId) {
    const id = await openVisit(scene, account);
    await answerAll(scene, id, situation);
    expectOk(await submitRequest(scene.domain, id));
    expectOk(await approve(scene, id));
    await applyNow(scene, id);
    return id;
  }

  const deliver = async (id: RequestId, { services }: ReturnType<typeof scriptedServices>) =>
    deliverWebhook(services, { deliveryId: await deliveryOf(id) }, attempt(2, 20));
  const deliveryRow = async (id: RequestId) =>
    findWebhookDelivery(scene.domain.db, await deliveryOf(id));

  it("is never delivered after a later one if it failed before: the number in force comes last", async () => {
    const first = await carryTo(scene, "individual.add", "applied");
    const stage = scriptedServices(scene, { webhook: [deferred] });
    await expect(deliver(first.id, stage)).rejects.toThrow();
    const second = await changeAgain(first, "individual.change");
    await deliver(second, stage);
    await deliver(first.id, stage);
    const { reference, mobile } = await requestOf(scene, second);
    expect(stage.webhook.sent).toHaveLength(2);
    expect(stage.webhook.sent.at(-1)?.data).toMatchObject({ request: reference, mobile });
    expect(await deliveryRow(first.id)).toMatchObject({ status: "overtaken", attempts: 1 });
    expect(await deliveryRow(second)).toMatchObject({ status: "sent" });
  });

  it("is also delivered when a later request changed something else", async () => {
    const first = await carryTo(scene, "individual.add", "applied");
    await changeAgain(first, "individual.no-mobile");
    const stage = scriptedServices(scene);
    await deliver(first.id, stage);
    expect(stage.webhook.sent).toHaveLength(1);
  });
});
