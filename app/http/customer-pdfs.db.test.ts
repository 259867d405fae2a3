import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { hasReceipt } from "#app/domain/journey/customer-pdfs.server.ts";
import { type Status, statuses } from "#app/domain/request/state-machine.ts";
import { catalogue, isDocumentAsked } from "#app/domain/situation/catalogue.ts";
import { situationIds } from "#app/domain/situation/ids.ts";
import type { Block, Pdf } from "#app/pdf/block.ts";
import { findAccount } from "#db/accounts.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { parties } from "#tests/support/pdf/examples.ts";
import { carryTo, reject } from "#tests/support/scenario/cases.ts";
import {
  entityOf,
  expectOk,
  openScene,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { decisionFor, letterFor, receiptFor } from "./customer-pdfs.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const settings = {
  brand: { ...parties.brand, mailboxProcedureUrl: "https://portail.example/mailbox" },
  publicOrigin: "https://portail.example",
};
const sources = () => ({ db: scene.domain.db, settings });

async function found(id: RequestId) {
  const request = await requestOf(scene, id);
  const account = await findAccount(scene.domain.db, request.accountId);
  return { request, account, manager: null };
}

const factsIn = (pdf: Pdf | null) =>
  (pdf?.blocks ?? []).flatMap((block: Block) =>
    block.kind === "facts" ? block.rows.map(({ label, value }) => [label, ...value]) : [],
  );

const hold = ["submitted", "approved", "applied", "rejected"] as const;
const reached = statuses.filter((one) => one !== "superseded");

it.each(reached)(
  "A request that is %s has the receipt and the decision that apply to it",
  async (status: Status) => {
    const { id } = await carryTo(scene, "organisation.deceased", status);
    const one = await found(id);
    const [receipt, decision] = await Promise.all([
      receiptFor(sources(), one, "fr"),
      decisionFor(sources(), one, "fr"),
    ]);
    const holds = hold.some((one) => one === status);
    expect(receipt !== null).toBe(holds);
    expect(decision !== null).toBe(holds && status !== "submitted");
  },
);

describe("the receipt", () => {
  it("does not exist when the submission was sent back and then rejected while frozen", async () => {
    const { id } = await carryTo(scene, "individual.add", "returned");
    const one = await found(id);
    const request = { ...one.request, status: "rejected", frozenAt: new Date() } as const;
    expect(hasReceipt(request)).toBe(false);
    expect(hasReceipt({ ...request, stepsAsked: null, submittedAt: null })).toBe(false);
  });

  it("lists every file with its hash, and says that the new contact must prove an address", async () => {
    const { id } = await carryTo(scene, "organisation.deceased", "submitted");
    const text = JSON.stringify((await receiptFor(sources(), await found(id), "fr"))?.blocks);
    const [file] = await scene.domain.db.execute<{ label: string; sha256: string }>(
      sql`select f.label, f.sha256 from document_files f
        join documents d on d.id = f.document_id where d.request_id = ${id}`,
    );
    expect(text).toContain(file?.label);
    expect(text.replace(/\\n|\u00a0/g, "")).toContain(file?.sha256);
    expect(text).toContain("Le nouveau contact ouvre le lien");
  });

  it("says what comes next only while the request waits for staff", async () => {
    const headings = async (one: Awaited<ReturnType<typeof found>>) =>
      (await receiptFor(sources(), one, "fr"))?.blocks.flatMap((block) =>
        block.kind === "heading" ? [block.text] : [],
      );
    const cases = await Promise.all(
      hold.map((status) => carryTo(scene, "organisation.retired", status)),
    );
    const says = await Promise.all(
      cases.map(async ({ id }) => (await headings(await found(id)))?.includes("La suite")),
    );
    expect(says).toEqual([true, false, false, false]);
    const waits = await found(cases[0]?.id ?? expect.fail("there is none"));
    const request = { ...waits.request, frozenAt: new Date() };
    expect(await headings({ ...waits, request })).not.toContain("La suite");
  });

  it("shows addresses for a customer without a mobile, and no contact if none was asked for", async () => {
    const { id } = await carryTo(scene, "individual.no-mobile", "submitted");
    const labels = factsIn(await receiptFor(sources(), await found(id), "fr")).map(([one]) => one);
    expect(labels).toEqual(["Référence", "Compte", "Situation", "Adresses IP autorisées"]);
  });

  it("leaves out a contact left over from a situation chosen earlier", async () => {
    const { id } = await carryTo(scene, "organisation.standard", "submitted");
    const one = await found(id);
    const leftOver = {
      contactName: "Julie",
      contactRole: "Gérante",
      contactEmail: asEmail("j@exemple.fr"),
    };
    const request = { ...one.request, ...leftOver };
    const facts = factsIn(await receiptFor(sources(), { ...one, request }, "fr"));
    expect(facts.flat()).not.toContain("j@exemple.fr");
  });
});

describe("the decision", () => {
  it("quotes the reviewer's reason for a rejection", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "rejected");
    const [review] = await scene.domain.db.execute<{ message: string }>(
      sql`select message from reviews where request_id = ${id}`,
    );
    const decision = await decisionFor(sources(), await found(id), "fr");
    expect(decision?.blocks).toContainEqual({ kind: "quote", text: review?.message });
  });

  it.each([
    ["submitted", "Votre demande n’a pas été acceptée"],
    ["approved", "Nous revenons sur l’acceptation de votre demande"],
  ] as const)("to reject a request that was %s has its own title", async (status, text) => {
    const { id } = await carryTo(scene, "organisation.retired", status);
    expectOk(await reject(scene, id));
    const decision = await decisionFor(sources(), await found(id), "fr");
    expect(decision?.blocks).toContainEqual({ kind: "title", text });
  });

  it("does not apply while the request is frozen", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "approved");
    const one = await found(id);
    const request = { ...one.request, frozenAt: new Date() };
    expect(await decisionFor(sources(), { ...one, request }, "fr")).toBeNull();
  });
});

it.each(situationIds.filter((id) => !catalogue[id].exit))(
  "Only a situation that asks for a letter has one (%s)",
  async (situation) => {
    const { id } = await carryTo(scene, situation, "started", { entity: entityOf(situation) });
    const letter = letterFor(sources(), await found(id), "en");
    expect(letter !== null).toBe(isDocumentAsked(situation, entityOf(situation), "letter"));
  },
);

it("The letter names the deceased contact and the new one", async () => {
  const { id, account } = await carryTo(scene, "organisation.deceased", "started");
  const { contactName } = await requestOf(scene, id);
  const letter = JSON.stringify(letterFor(sources(), await found(id), "fr")?.blocks);
  expect(letter).toContain(account.contactName);
  expect(letter).toContain(contactName);
});
