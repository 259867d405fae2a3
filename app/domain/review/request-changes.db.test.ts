import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishDocuments } from "#app/domain/document/give-documents.server.ts";
import { invitationId, type RequestId } from "#app/domain/ids.ts";
import { openByCode } from "#app/domain/invitation/open-by-code.server.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { enterContact } from "#app/domain/journey/enter-contact.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { editableSteps, nextStep } from "#app/domain/request/steps.ts";
import { approve, carryTo, type sendBack } from "#tests/support/scenario/cases.ts";
import {
  countRows,
  expectOk,
  freshMobile,
  letPass,
  openScene,
  prove,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const situation = "organisation.retired";

async function sentBack(...steps: Parameters<typeof sendBack>[2] & object) {
  return carryTo(scene, situation, "returned", { steps });
}

const enter = (id: RequestId, number: MobileNumber) =>
  enterMobile(scene.domain, id, { number, explanation: null });

describe("requesting changes", () => {
  it("opens only the steps that staff named", async () => {
    const { id } = await sentBack("documents");
    const request = await requestOf(scene, id);
    expect(editableSteps(request)).toEqual(["documents"]);
    expect(nextStep(request)).toBe("documents");
    const contact = { name: "A", role: "B", email: "c@exemple.fr" };
    const edits = [
      await enter(id, freshMobile()),
      await chooseSituation(scene.domain, id, "organisation.standard"),
      await enterContact(scene.domain, id, contact),
      await sendCode(scene.domain, id, { target: "new", locale: "fr" }),
    ];
    expect(new Set(edits.map(refusalOf))).toEqual(new Set(["not-editable"]));
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("incomplete");
    expectOk(await finishDocuments(scene.domain, id));
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("accepted");
    expect(await requestOf(scene, id)).toMatchObject({ status: "submitted", stepsAsked: null });
  });

  it("to the number also opens its verification", async () => {
    const { id } = await sentBack("mobile");
    expect(editableSteps(await requestOf(scene, id))).toEqual(["mobile", "verification"]);
    expectOk(await enter(id, freshMobile()));
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("incomplete");
    await prove(scene, id, "new");
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("accepted");
  });

  it("to the verification removes the proof", async () => {
    const course = { hasNumber: true, steps: ["verification"] as const };
    const { id } = await carryTo(scene, "individual.change", "returned", course);
    expect(await requestOf(scene, id)).toMatchObject({
      mobileVerifiedAt: null,
      currentNumber: null,
    });
    await letPass(scene, id, 31);
    await prove(scene, id, "new");
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("incomplete");
    await prove(scene, id, "current");
    expect(refusalOf(await submitRequest(scene.domain, id))).toBe("accepted");
  });

  it("to the situation opens every step", async () => {
    const { id } = await sentBack("situation");
    expect(editableSteps(await requestOf(scene, id))).toHaveLength(5);
  });

  it("sends an e-mail with the message, a link and a code that lead back to the request", async () => {
    const { account, id } = await sentBack("documents");
    const [mail] = await scene.domain.db.execute<{ sent_to: string; invitation_id: string }>(
      sql`select m.sent_to, m.invitation_id from messages m join reviews r on r.id::text = m.details->>'reviewId'
        where m.request_id = ${id} and m.template = 'changes-requested' and m.link_id is not null`,
    );
    expect(mail?.sent_to).toBe(account.contactEmail);
    const code = scene.domain.secrets.uniqueCode(invitationId.parse(mail?.invitation_id));
    const opened = expectOk(await openByCode(scene.domain, { login: account.login, code }));
    expect(opened.request.id).toBe(id);
    const scope = sql`sessions where request_id = ${id} and scope = 'request'`;
    expect(await countRows(scene, scope)).toBe(1);
  });

  it("can be followed by a second submission and an approval, and every review is kept", async () => {
    const { id } = await sentBack("documents");
    expectOk(await finishDocuments(scene.domain, id));
    expectOk(await submitRequest(scene.domain, id));
    await proveContactOf(scene, id);
    for (const by of [await scene.addStaff(), await scene.addStaff()]) {
      expectOk(await approve(scene, id, by));
    }
    expect(await countRows(scene, sql`reviews where request_id = ${id}`)).toBe(2);
  });
});
