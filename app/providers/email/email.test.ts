import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OutboxEntry } from "#app/providers/outbox.ts";
import { type ReceivedEmail, startResend } from "#tests/support/vendors/resend.ts";
import type { Fault, Vendor } from "#tests/support/vendors/vendor.ts";
import type { EmailMessage } from "./email.ts";
import { createEmbeddedEmailProvider } from "./embedded.server.ts";
import { createResendProvider } from "./resend.server.ts";

const message: EmailMessage = {
  to: "marie@example.org",
  subject: "Votre lien",
  html: "<p>Bonjour</p>",
  text: "Bonjour",
  idempotencyKey: "message/1",
};
const from = "Passerelle <no-reply@example.org>";

let resend: Vendor<ReceivedEmail>;
beforeEach(async () => {
  resend = await startResend({ apiKey: "re_test" });
});
afterEach(() => resend.stop());

function viaResend(changes: { apiKey?: string; baseUrl?: string; timeoutMs?: number } = {}) {
  return createResendProvider({ apiKey: "re_test", baseUrl: resend.origin, from, ...changes });
}

describe("every e-mail provider", () => {
  it("hands over address, subject, both bodies and the key", async () => {
    const outbox: OutboxEntry[] = [];
    const embedded = createEmbeddedEmailProvider({
      write: (entry) => Promise.resolve(void outbox.push(entry)),
    });
    expect(await embedded.send(message)).toEqual({ outcome: "accepted", vendorId: null });
    const delivery = await viaResend().send(message);

    const { idempotencyKey, ...visible } = message;
    expect(outbox).toEqual([{ channel: "email", key: idempotencyKey, ...visible }]);
    const [taken] = resend.received;
    expect(taken).toMatchObject({ ...visible, to: [message.to], from, idempotencyKey });
    expect(delivery).toEqual({ outcome: "accepted", vendorId: taken?.id });
  });
});

describe("Resend", () => {
  it.each<[Fault, string]>([
    [429, "deferred"],
    [500, "deferred"],
    [503, "deferred"],
    [409, "unknown"],
    [422, "refused"],
    ["hang", "unknown"],
    ["accept-then-cut", "unknown"],
  ])("answers %s with %s", async (fault, outcome) => {
    resend.failNext(fault);
    expect(await viaResend({ timeoutMs: 1_500 }).send(message)).toMatchObject({ outcome });
  });

  it("refuses an address that the vendor refuses, without quoting it", async () => {
    const delivery = await viaResend().send({ ...message, to: "nobody" });
    expect(delivery).toEqual({ outcome: "refused", reason: "422 validation_error" });
  });

  it("defers when our own key is wrong", async () => {
    const delivery = await viaResend({ apiKey: "re_wrong" }).send(message);
    expect(delivery).toEqual({ outcome: "deferred", reason: "403 invalid_api_key" });
  });

  it("defers when nothing listens", async () => {
    await resend.stop();
    expect(await viaResend().send(message)).toMatchObject({ outcome: "deferred" });
  });

  it("never sends twice after an unknown outcome", async () => {
    resend.failNext("accept-then-cut");
    expect(await viaResend().send(message)).toMatchObject({ outcome: "unknown" });
    const delivery = await viaResend().send(message);
    expect(resend.received).toHaveLength(1);
    expect(delivery).toEqual({ outcome: "accepted", vendorId: resend.received[0]?.id });
  });

  it("counts a mail as sent whose words changed between two tries, and sends the first words", async () => {
    await viaResend().send(message);
    const delivery = await viaResend().send({ ...message, text: "Autre" });
    expect(delivery).toEqual({ outcome: "accepted", vendorId: null });
    expect(resend.received.map(({ text }) => text)).toEqual([message.text]);
  });
});
