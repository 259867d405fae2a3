import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { recordScan } from "#app/domain/document/record-scan.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import * as customer from "#app/embedded/demo/customer.server.ts";
import { listDocuments } from "#db/documents.server.ts";
import { carryTo, sendBack } from "#tests/support/scenario/cases.ts";
import {
  discardingStore,
  expectOk,
  openScene,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { isFoundInfectedLater, listInfectedNames } from "./infected-documents.server.ts";
import { submitRequest } from "./submit-request.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function infect(id: RequestId) {
  const [document] = await listDocuments(scene.domain.db, id);
  if (!document) throw new Error("there is no paper");
  await scene.domain.db.execute(
    sql`update documents set scan = 'pending' where id = ${document.id}`,
  );
  const result = { result: "found", finding: "Passerelle.Test" } as const;
  expectOk(await recordScan(scene.domain, { requestId: id, documentId: document.id }, result));
}

const names = async (id: RequestId) => listInfectedNames(scene.domain, await requestOf(scene, id));
const lost = async (id: RequestId) =>
  isFoundInfectedLater(scene.domain, await requestOf(scene, id));

async function giveAnother(id: RequestId) {
  await customer.giveDocument({ ...scene.domain, store: discardingStore }, id, "kbis", "kbis.pdf");
}

it("a document found infected later is named until the customer has continued with another", async () => {
  const { id } = await carryTo(scene, "organisation.retired", "started");
  expect(await names(id)).toEqual([]);
  await infect(id);
  expect(await names(id)).toEqual(["minutes.pdf"]);
  await giveAnother(id);
  expect(await names(id)).toEqual([]);
  expectOk(await submitRequest(scene.domain, id));
  expect(await lost(id)).toBe(false);
});

it("a document found infected while staff have the request is announced, and named when they ask for it again", async () => {
  const { id } = await carryTo(scene, "organisation.retired", "submitted");
  expect(await lost(id)).toBe(false);
  await infect(id);
  expect(await lost(id)).toBe(true);
  expectOk(await sendBack(scene, id, ["mobile"]));
  expect(await lost(id)).toBe(false);
  expect(await names(id)).toEqual(["minutes.pdf"]);
});
