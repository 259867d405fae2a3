import { afterAll, beforeAll, expect, it } from "vitest";
import { loginKey } from "#app/domain/account/login.ts";
import { statuses } from "#app/domain/request/state-machine.ts";
import type { Services } from "#app/services.server.ts";
import { requests } from "#db/schema/requests.ts";
import { insertDemoAccounts } from "#db/seed.server.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { queueAccounts } from "./accounts.ts";
import { fillQueue } from "./queue.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

it("The demonstration's queue holds requests in every status, one of them frozen", async () => {
  const { domain, inviter, reviewer } = scene;
  const accounts = queueAccounts.map((row) => ({ ...row, loginKey: loginKey(row.login) }));
  await insertDemoAccounts(domain.db, accounts);
  const write: Services["store"]["write"] = (_key, body) => body.forEach(() => undefined);
  const services = { ...domain, store: { write } } as unknown as Services;
  await fillQueue({ services, inviter, reviewer });
  const rows = await domain.db.select().from(requests);
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(statuses));
  expect(rows.filter(({ frozenAt }) => frozenAt)).toHaveLength(1);
});
