import { afterAll, beforeAll, expect, it } from "vitest";
import { riskBands } from "#app/domain/request/risk-band.ts";
import { statuses } from "#app/domain/request/state-machine.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { requests } from "#db/schema/requests.ts";
import { insertDemoAccounts } from "#db/seed.server.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { demoRow, queueAccounts } from "./accounts.ts";
import { fillQueue } from "./queue.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

it("The demonstration's queue holds requests in every status and risk band, one of them frozen", async () => {
  const { domain, inviter, reviewer } = scene;
  await insertDemoAccounts(domain.db, queueAccounts.map(demoRow));
  const write: ObjectStore["write"] = (_key, body) => body.forEach(() => undefined);
  await fillQueue({ services: { ...domain, store: { write } }, inviter, reviewer });
  const rows = await domain.db.select().from(requests);
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(statuses));
  expect(rows.filter(({ frozenAt }) => frozenAt)).toHaveLength(1);
  const waiting = rows.filter(({ status, frozenAt }) => status === "submitted" && !frozenAt);
  expect(new Set(waiting.map(({ riskBand }) => riskBand))).toEqual(new Set(riskBands));
});
