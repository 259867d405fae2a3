import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { writeByStaff } from "#app/domain/thread/write-message.server.ts";
import { documents } from "#db/schema/documents.ts";
import { carryTo, type Case, type Course } from "#tests/support/scenario/cases.ts";
import { insertShownDocument, kbisShown } from "#tests/support/scenario/documents-shown.ts";
import { expectOk, requestOf } from "#tests/support/scenario/scenario.ts";
import type { Stage } from "./line.ts";

/** A request with what a refused person must not read of it. */
export async function caseIn(
  stage: Stage,
  status: Status,
  situation: SituationId = "organisation.standard",
  course: Course = {},
) {
  const found = await carryTo(stage.scene, situation, status, { hasNumber: true, ...course });
  return describeCase(stage, found);
}

export type StagedCase = Awaited<ReturnType<typeof caseIn>>;

async function describeCase({ scene }: Stage, { account, id }: Case) {
  const { reference, version } = await requestOf(scene, id);
  return {
    account,
    id,
    reference,
    version: String(version),
    stake: [id, account.id],
    secrets: [reference, account.contactEmail],
  };
}

export async function documentIn(stage: Stage) {
  const found = await caseIn(stage, "submitted");
  const means = { db: stage.scene.domain.db, store: stage.portal.services.store };
  const document = await insertShownDocument(means, found.id, { scan: "clean", ...kbisShown() });
  return { ...found, document };
}

export async function documentOf({ scene: { domain } }: Stage, id: RequestId) {
  const [document] = await domain.db.select().from(documents).where(eq(documents.requestId, id));
  if (!document) throw new Error("the request has no document");
  return document;
}

/** A file that staff sent to the customer with a message. */
export async function sentFileIn({ scene, portal, members }: Stage, requestId: RequestId) {
  const { domain } = scene;
  const staffId = members.approver.id;
  const order = { requestId, staffId, text: "Le formulaire.", formId: randomUUID() };
  const { id: messageId } = expectOk(await writeByStaff(domain, order));
  const means = { db: domain.db, store: portal.services.store };
  return insertShownDocument(means, requestId, { kind: "attachment", messageId, scan: "clean" });
}
