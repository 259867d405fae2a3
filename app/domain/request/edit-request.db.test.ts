import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findWarning } from "#app/domain/dispute/find-warning.server.ts";
import { freezeByWarning } from "#app/domain/dispute/freeze-request.server.ts";
import { explainDocument } from "#app/domain/document/explain-document.server.ts";
import {
  addDocument,
  finishDocuments,
  takeAwayDocument,
} from "#app/domain/document/give-documents.server.ts";
import { documentId, type RequestId } from "#app/domain/ids.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { enterAddresses } from "#app/domain/journey/enter-addresses.server.ts";
import { enterContact, keepContact } from "#app/domain/journey/enter-contact.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { declareNumberLost } from "#app/domain/phone-verification/declare-number-lost.server.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import { asMobile } from "#tests/support/contacts.ts";
import { carryTo, freezeTokens } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const freeze = (id: RequestId) =>
  scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${id}`);
const proofs = (id: RequestId) =>
  countRows(scene, sql`messages where request_id = ${id} and template = 'contact-proof'`);
const named = (email: string) => ({ name: "Julie Castel", role: "Gérante", email });
const noDocument = documentId.parse("2eaf1820-ef6a-4a1c-bfb5-16f603590951");

function edits(id: RequestId) {
  const { domain } = scene;
  const file = { label: "a.pdf", format: "pdf", objectKey: `documents/${id}/a`, size: 1 } as const;
  const judged = { verdict: "good", dangers: [], pages: 1, scan: "not-configured" } as const;
  const sha256 = "a".repeat(64);
  return [
    () => chooseSituation(domain, id, "organisation.acquired"),
    () => enterMobile(domain, id, { number: asMobile("+33639980001"), explanation: null }),
    () => enterContact(domain, id, named("other@exemple.fr")),
    () => keepContact(domain, id),
    () => addDocument(domain, id, { kind: "kbis", files: [{ ...file, sha256 }], ...judged }),
    () => takeAwayDocument(domain, id, noDocument),
    () => explainDocument(domain, { requestId: id, documentId: noDocument, text: "Le seul." }),
    () => finishDocuments(domain, id),
    () => sendCode(domain, id, { target: "current", locale: "fr" }),
    () => checkCode(domain, id, { target: "current", code: "123456" }),
    () => declareNumberLost(domain, id),
  ];
}

describe("a frozen draft", () => {
  it("accepts no answers and sends no messages", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "started", { hasNumber: true });
    await freeze(id);
    const before = [await requestOf(scene, id), await proofs(id)];
    for (const edit of edits(id)) expect(refusalOf(await edit())).toBe("frozen");
    expect([await requestOf(scene, id), await proofs(id)]).toEqual(before);
    const { id: without } = await carryTo(scene, "individual.no-mobile", "started");
    await freeze(without);
    expect(refusalOf(await enterAddresses(scene.domain, without, "9.9.9.9"))).toBe("frozen");
  });

  it("keeps the answers given before a concurrent freeze", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id } = await carryTo(scene, "organisation.retired", "returned", {
        steps: ["contact"],
      });
      const sent = await proofs(id);
      const [token = ""] = await freezeTokens(scene, id);
      const word = (await findWarning(scene.domain, token))?.word ?? "";
      const [frozen, ...answers] = await Promise.all([
        freezeByWarning(scene.domain, { token, word }),
        ...["a@exemple.fr", "b@exemple.fr", "c@exemple.fr"].map((email) =>
          enterContact(scene.domain, id, named(email)),
        ),
      ]);
      expectOk(frozen);
      const accepted = answers.filter(({ ok }) => ok).length;
      expect(
        answers.map(refusalOf).filter((one) => one !== "accepted" && one !== "frozen"),
      ).toEqual([]);
      const trail = (await listAuditEvents(scene.domain.db, id)).map(({ action }) => action);
      expect(trail.slice(trail.indexOf("frozen") + 1)).not.toContain("answered");
      expect(await proofs(id)).toBe(sent + accepted);
    }
  });
});
