import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import type { TemplateId } from "#app/domain/notice/templates.ts";
import { loadCase } from "#app/domain/review/load-case.server.ts";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import { requestChanges } from "#app/domain/review/request-changes.server.ts";
import { approve, carryTo, seenBy } from "#tests/support/scenario/cases.ts";
import { attempt, findMessageFor, scriptedServices } from "#tests/support/scenario/jobs.ts";
import {
  countRows,
  expectOk,
  openScene,
  refusalOf,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { previewDecision, type PreviewOrder } from "./preview-decision.server.ts";
import { sendMessage } from "./send-message.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function preview(id: RequestId, order: PreviewOrder) {
  const { services } = scriptedServices(scene);
  return previewDecision(services, await requestOf(scene, id), order);
}

/** What its recipient reads; the link and the minutes of the times are the only differences. */
async function sent(id: RequestId, template: TemplateId) {
  const { id: messageId } = await findMessageFor(scene, id, template);
  const { services, email } = scriptedServices(scene);
  await sendMessage(services, { messageId }, attempt());
  const [mail] = email.sent;
  return { subject: mail?.subject, text: comparable(mail?.text ?? "") };
}

function comparable(text: string) {
  return text
    .replace(/login\/\S+/g, "login/LINK")
    .replace(/\d+\s?h\s?\d\d/g, "TIME")
    .replace(/\s+/g, " ");
}

async function shown(id: RequestId, order: PreviewOrder) {
  const { subject, text } = expectOk(await preview(id, order));
  return { subject, text: comparable(text) };
}

const one = () => carryTo(scene, "individual.add", "submitted");

describe("the mail shown before it goes", () => {
  it("is the one that a rejection sends", async () => {
    const { id } = await one();
    const before = await shown(id, { kind: "rejection", reason: "Le Kbis est trop ancien." });
    const seen = await seenBy(scene, id);
    expectOk(await rejectRequest(scene.domain, { ...seen, reason: "Le Kbis est trop ancien." }));
    expect(await sent(id, "rejected")).toEqual(before);
  });

  it("is the one that asks for changes, but for its link", async () => {
    const { id } = await one();
    const input = { steps: ["mobile"], message: "Indiquez un numéro à vous." } as const;
    const before = await shown(id, { kind: "changes", ...input });
    expect(before.text).toContain("login/LINK");
    expectOk(await requestChanges(scene.domain, { ...(await seenBy(scene, id)), ...input }));
    expect(await sent(id, "changes-requested")).toEqual(before);
  });

  it("is the one that an approval sends", async () => {
    const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
    const { reference } = await requestOf(scene, id);
    const found = await loadCase(scene.domain, reference, scene.reviewer);
    const takesEffectAt = found?.wouldTakeEffectAt ?? null;
    const before = await shown(id, { kind: "approval", takesEffectAt });
    expectOk(await approve(scene, id));
    expect(await sent(id, "approved")).toEqual(before);
  });

  it("is written in the customer's language", async () => {
    const { id, account } = await one();
    await scene.domain.db.execute(sql`update accounts set locale = 'en' where id = ${account.id}`);
    const { subject, text } = await shown(id, { kind: "rejection", reason: "Too old." });
    expect(`${subject} ${text}`).toMatch(/request/i);
    expect(text).not.toContain("Bonjour");
  });

  it("decides nothing, and is refused as the decision would be", async () => {
    const { id } = await one();
    const rows = () => countRows(scene, sql`messages where request_id = ${id}`);
    const before = { version: (await requestOf(scene, id)).version, messages: await rows() };
    await shown(id, { kind: "rejection", reason: "Non." });
    expect({ version: (await requestOf(scene, id)).version, messages: await rows() }).toEqual(
      before,
    );
    expect(refusalOf(await preview(id, { kind: "rejection", reason: " " }))).toBe("reason-missing");
    const changes = { kind: "changes", message: "x", steps: [] } as const;
    expect(refusalOf(await preview(id, changes))).toBe("steps-missing");
  });
});
