import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { eraseSecrets } from "#db/erase-secrets.server.ts";
import { carryTo, sendBack } from "#tests/support/scenario/cases.ts";
import {
  addAccount,
  atOnce,
  contactToken,
  countRows,
  expectOk,
  letLinksWait,
  openScene,
  openVisit,
  proveContactOf,
  refusalOf,
  requestOf,
  type Scene,
  tally,
} from "#tests/support/scenario/scenario.ts";
import { chooseSituation } from "./choose-situation.server.ts";
import { isContactLinkGood, readProofWait } from "./contact-link.server.ts";
import { enterContact, keepContact } from "./enter-contact.server.ts";
import { proveContact } from "./prove-contact.server.ts";
import { renewContactProof, resendContactProof } from "./send-contact-proof.server.ts";
import { submitRequest } from "./submit-request.server.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const email = "julie@exemple.fr";
const named = (id: RequestId, address = email) =>
  enterContact(scene.domain, id, { name: "Julie Castel", role: "Gérante", email: address });
const prove = (token: string, typed: string) => proveContact(scene.domain, { token, email: typed });

async function withContact() {
  const account = await addAccount(scene, { entity: "company" });
  const id = await openVisit(scene, account);
  expectOk(await chooseSituation(scene.domain, id, "organisation.acquired"));
  expectOk(await named(id));
  return { id, token: await contactToken(scene, id) };
}

const proofMails = (id: RequestId) =>
  countRows(scene, sql`messages where request_id = ${id} and template = 'contact-proof'`);

describe("the new contact", () => {
  it("verifies the address by typing it, in any case and with spaces", async () => {
    const { id, token } = await withContact();
    expect(refusalOf(await prove(token, " "))).toBe("email-missing");
    expect(refusalOf(await prove(token, "other@exemple.fr"))).toBe("wrong-email");
    expect((await requestOf(scene, id)).contactProvedAt).toBeNull();
    expect(refusalOf(await prove(token, " JULIE@exemple.fr "))).toBe("accepted");
    expect((await requestOf(scene, id)).contactProvedAt).not.toBeNull();
    expect(await isContactLinkGood(scene.domain, token)).toBe(false);
    expect(refusalOf(await prove(token, email))).toBe("link-ended");
  });

  it("verifies it once for 30 concurrent presses", async () => {
    const { id, token } = await withContact();
    const answers = await atOnce(30, () => prove(token, email));
    expect(tally(answers)).toEqual({ accepted: 1, "link-ended": 29 });
    const trail = sql`audit_events where request_id = ${id} and action = 'contact-proved'`;
    expect(await countRows(scene, trail)).toBe(1);
  });

  it("has five attempts", async () => {
    const { token } = await withContact();
    for (let index = 0; index < 5; index += 1) {
      expect(refusalOf(await prove(token, "other@exemple.fr"))).toBe("wrong-email");
      await letLinksWait(scene);
    }
    expect(refusalOf(await prove(token, email))).toBe("link-ended");
    expect(refusalOf(await prove(token, "not an address"))).toBe("link-ended");
  });

  it("waits after the second wrong address", async () => {
    const { token } = await withContact();
    await prove(token, "other@exemple.fr");
    expect(await readProofWait(scene.domain, token)).toBe(0);
    await prove(token, "other@exemple.fr");
    expect(refusalOf(await prove(token, email))).toBe("wait");
    expect(await readProofWait(scene.domain, token)).toBe(10);
  });

  it("spends no attempt on what is no address", async () => {
    const { token } = await withContact();
    for (const junk of [
      "test",
      "click here",
      "julie@",
      "@exemple.fr",
      "1",
      "test",
      "julie(at)fr",
    ]) {
      expect(refusalOf(await prove(token, junk))).toBe("email-invalid");
    }
    expect(refusalOf(await prove(token, email))).toBe("accepted");
  });

  it("gets a new link when the address is changed: the old link and verification become invalid", async () => {
    const { id, token } = await withContact();
    await proveContactOf(scene, id);
    expectOk(await named(id, "jules@exemple.fr"));
    expect((await requestOf(scene, id)).contactProvedAt).toBeNull();
    expect(refusalOf(await prove(token, email))).toBe("link-ended");
    const second = await contactToken(scene, id);
    expect(refusalOf(await prove(second, email))).toBe("wrong-email");
    expect(refusalOf(await prove(second, "jules@exemple.fr"))).toBe("accepted");
  });

  it("keeps link and verification when only name or role changes", async () => {
    const { id, token } = await withContact();
    const mended = { name: "Julie Castel-Roux", role: "Présidente", email: email.toUpperCase() };
    expectOk(await enterContact(scene.domain, id, mended));
    expect(await proofMails(id)).toBe(1);
    expect(refusalOf(await prove(token, email))).toBe("accepted");
    expectOk(await enterContact(scene.domain, id, mended));
    expect((await requestOf(scene, id)).contactProvedAt).not.toBeNull();
    expect(await proofMails(id)).toBe(1);
  });

  it("gets a new link when the same address is entered after the first link has ended", async () => {
    const { id, token } = await withContact();
    for (let index = 0; index < 5; index += 1) {
      await prove(token, "other@exemple.fr");
      await letLinksWait(scene);
    }
    expectOk(await named(id));
    expect(await proofMails(id)).toBe(2);
    await scene.domain.db.execute(
      sql`update links set expires_at = now() - interval '1 second' where request_id = ${id} and purpose = 'contact'`,
    );
    expectOk(await named(id));
    expect(await proofMails(id)).toBe(3);
    await proveContactOf(scene, id);
  });

  it("gets a new link when staff ask for the contact again", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted", {
      contactEmail: email,
    });
    await scene.domain.db.execute(
      sql`update links set expires_at = now() - interval '1 second' where request_id = ${id} and purpose = 'contact'`,
    );
    expectOk(await sendBack(scene, id, ["contact"]));
    expectOk(await named(id));
    expectOk(await submitRequest(scene.domain, id));
    await proveContactOf(scene, id);
    expect((await requestOf(scene, id)).contactProvedAt).not.toBeNull();
  });

  it("may verify the address during the review, but not after the decision", async () => {
    const open = await carryTo(scene, "organisation.retired", "submitted", { contactEmail: email });
    await proveContactOf(scene, open.id);
    const closed = await carryTo(scene, "organisation.retired", "rejected", {
      contactEmail: email,
    });
    const token = await contactToken(scene, closed.id);
    expect(refusalOf(await prove(token, email))).toBe("link-ended");
  });

  it("has one day for it", async () => {
    const { id } = await withContact();
    const [link] = await scene.domain.db.execute<{ hours: number }>(
      sql`select extract(epoch from expires_at - created_at)::int / 3600 as hours from links
        where request_id = ${id} and purpose = 'contact'`,
    );
    expect(link?.hours).toBe(24);
  });

  it("is removed, with the link, when the main contact stays after all", async () => {
    const { id, token } = await withContact();
    expectOk(await keepContact(scene.domain, id));
    expect(await requestOf(scene, id)).toMatchObject({ contactName: null, contactEmail: null });
    expect(refusalOf(await prove(token, email))).toBe("link-ended");
  });

  it("must be named after a retirement or a death", async () => {
    const account = await addAccount(scene, { entity: "association" });
    for (const situation of ["organisation.retired", "organisation.deceased"] as const) {
      const id = await openVisit(scene, account);
      expectOk(await chooseSituation(scene.domain, id, situation));
      expect(refusalOf(await keepContact(scene.domain, id))).toBe("contact-needed");
    }
  });

  it("that was not asked for is asked for when the situation changes to one that needs it", async () => {
    const account = await addAccount(scene, { entity: "company" });
    const id = await openVisit(scene, account);
    expectOk(await chooseSituation(scene.domain, id, "organisation.acquired"));
    expectOk(await keepContact(scene.domain, id));
    expectOk(await chooseSituation(scene.domain, id, "organisation.retired"));
    expect((await requestOf(scene, id)).stepsDone).not.toContain("contact");
  });
});

describe("another link to the new contact", () => {
  const resend = (id: RequestId) => resendContactProof(scene.domain, id, "customer");

  it("is sent on demand, before and after submission, and ends the first one", async () => {
    const { id, token } = await withContact();
    expect(await resend(id)).toEqual({ ok: true, value: { sentTo: email } });
    expect(await proofMails(id)).toBe(2);
    expect(refusalOf(await prove(token, email))).toBe("link-ended");

    const sent = await carryTo(scene, "organisation.retired", "submitted", { contactEmail: email });
    const { version } = await requestOf(scene, sent.id);
    expect(refusalOf(await resend(sent.id))).toBe("accepted");
    expect((await requestOf(scene, sent.id)).version).toBe(version);
    await proveContactOf(scene, sent.id);
    const trail = sql`audit_events where request_id = ${sent.id} and action = 'contact-proof-resent'`;
    expect(await countRows(scene, trail)).toBe(1);
  });

  it("is not sent when there is nothing to verify, or while the request is frozen", async () => {
    const { id } = await withContact();
    await scene.domain.db.execute(sql`update requests set frozen_at = now() where id = ${id}`);
    expect(refusalOf(await resend(id))).toBe("frozen");
    await scene.domain.db.execute(sql`update requests set frozen_at = null where id = ${id}`);
    await proveContactOf(scene, id);
    expect(refusalOf(await resend(id))).toBe("nothing-to-prove");
    const closed = await carryTo(scene, "organisation.retired", "rejected", {
      contactEmail: email,
    });
    expect(refusalOf(await resend(closed.id))).toBe("nothing-to-prove");
    const plain = await carryTo(scene, "individual.add", "submitted");
    expect(refusalOf(await resend(plain.id))).toBe("nothing-to-prove");
    expect(await proofMails(id)).toBe(1);
  });

  it("is sent only when the right address is typed on the page of an expired one", async () => {
    const { id, token } = await withContact();
    await scene.domain.db.execute(
      sql`update links set expires_at = now() - interval '1 second' where request_id = ${id} and purpose = 'contact'`,
    );
    const renew = (typed: string, from = token) =>
      renewContactProof(scene.domain, { token: from, email: typed });
    await renew("other@exemple.fr");
    await renew("");
    await renew(email, "unknown");
    expect(await proofMails(id)).toBe(1);
    await renew(" JULIE@exemple.fr ");
    expect(await proofMails(id)).toBe(2);
    await proveContactOf(scene, id);
    await renew(email);
    expect(await proofMails(id)).toBe(2);
  });

  it("is still sent when the old one expired days ago and the nightly erasure has run", async () => {
    const { id, token } = await withContact();
    await scene.domain.db.execute(sql`update links set expires_at = now() - interval '9 days'
      where request_id = ${id} and purpose = 'contact'`);
    await eraseSecrets(scene.domain.db);
    await renewContactProof(scene.domain, { token, email });
    expect(await proofMails(id)).toBe(2);
    await proveContactOf(scene, id);
  });

  it("is not sent to an address that was replaced", async () => {
    const { id, token } = await withContact();
    expectOk(await named(id, "jules@exemple.fr"));
    await renewContactProof(scene.domain, { token, email });
    await renewContactProof(scene.domain, { token, email: "jules@exemple.fr" });
    expect(await proofMails(id)).toBe(2);
  });
});
