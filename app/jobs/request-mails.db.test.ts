import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import type { TemplateId } from "#app/domain/notice/templates.ts";
import { expireAbandoned } from "#app/domain/request/expire-abandoned.server.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { carryTo, reject } from "#tests/support/scenario/cases.ts";
import { attempt, findMessageFor, scriptedServices } from "#tests/support/scenario/jobs.ts";
import {
  countRows,
  expectOk,
  openScene,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { sendMessage } from "./send-message.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

async function textFor(id: RequestId, template: TemplateId) {
  const { id: messageId } = await findMessageFor(scene, id, template);
  const { services, email } = scriptedServices(scene);
  await sendMessage(services, { messageId }, attempt());
  return email.sent[0]?.text.replace(/\s+/g, " ") ?? "";
}

it("an e-mail that requests changes names the deadline, and the request stays open until then", async () => {
  const { id } = await carryTo(scene, "individual.add", "returned");
  const { updatedAt } = await requestOf(scene, id);
  const end = new Date(updatedAt.getTime() + 15 * 86_400_000);
  const date = formatMoment(end, "fr", "date").replace("\u00a0", " ");
  expect(await textFor(id, "changes-requested")).toContain(
    `avant le ${date}, la demande sera close`,
  );
  await scene.domain.db.execute(
    sql`update requests set updated_at = now() - interval '15 days' + interval '1 minute' where id = ${id}`,
  );
  await expireAbandoned(scene.domain);
  expect((await requestOf(scene, id)).status).toBe("returned");
});

it.each(["organisation.deceased", "organisation.retired", "organisation.acquired"] as const)(
  "mails after %s name the new main contact and also go there",
  async (situation) => {
    const { id } = await carryTo(scene, situation, "applied", { contactEmail: "neuve@exemple.fr" });
    const { contactName } = await requestOf(scene, id);
    for (const template of ["approved", "effective"] as const) {
      expect(await textFor(id, template)).toContain(`Nouveau contact principal ${contactName}`);
      const to = sql`messages where request_id = ${id} and template = ${template} and sent_to = 'neuve@exemple.fr'`;
      expect(await countRows(scene, to)).toBe(1);
    }
  },
);

it.each([
  ["submitted", "Nous n’avons pas pu accepter votre demande"],
  ["approved", "Nous revenons sur l’acceptation de votre demande"],
] as const)("a rejection of a request that was %s says so", async (status, title) => {
  const { id } = await carryTo(scene, "organisation.retired", status);
  expectOk(await reject(scene, id));
  expect(await textFor(id, "rejected")).toContain(title);
});

it("an e-mail about addresses writes a single address without its prefix, as people do", async () => {
  const { id } = await carryTo(scene, "individual.no-mobile", "applied");
  const { addresses } = await requestOf(scene, id);
  expect(addresses.join(" ")).toContain("/32");
  const text = await textFor(id, "approved");
  expect(text).toContain(addresses[0]?.replace("/32", "") ?? expect.fail("no address"));
  expect(text).not.toContain("/32");
});

it("e-mails about only a number name no new main contact", async () => {
  const { id } = await carryTo(scene, "organisation.standard", "applied");
  expect(await textFor(id, "approved")).not.toContain("contact principal");
});

it.each([
  { what: "waits to be confirmed", provedAt: sql`null`, isTold: true },
  { what: "is confirmed", provedAt: sql`now()`, isTold: false },
])("the receipt says whether a contact must act: the address $what", async (contact) => {
  const { id } = await carryTo(scene, "organisation.retired", "submitted");
  await scene.domain.db.execute(
    sql`update requests set contact_proved_at = ${contact.provedAt} where id = ${id}`,
  );
  const { contactName } = await requestOf(scene, id);
  const words = `${contactName ?? ""} doit encore confirmer son adresse`;
  expect((await textFor(id, "received")).includes(words)).toBe(contact.isTold);
});
