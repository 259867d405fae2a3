import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OutboxEntry } from "#app/providers/outbox.ts";
import { optedOutNumber, startSns } from "#tests/support/vendors/sns.ts";
import { blockedNumber, startTwilio } from "#tests/support/vendors/twilio.ts";
import type { Fault, Vendor } from "#tests/support/vendors/vendor.ts";
import { createEmbeddedSmsProvider } from "./embedded.server.ts";
import type { SmsMessage, SmsProvider } from "./sms.ts";
import { createSnsProvider } from "./sns.server.ts";
import { createTwilioProvider } from "./twilio.server.ts";

const message: SmsMessage = { to: "+33612345678", text: "Votre code est 123456." };

interface Subject {
  readonly vendor: Vendor<{ id: string; to: string; text: string }>;
  readonly provider: SmsProvider;
}

async function twilio(): Promise<Subject> {
  const account = { accountSid: "AC123", authToken: "secret" };
  const vendor = await startTwilio(account);
  const options = { ...account, from: "SafeBrands", baseUrl: vendor.origin, timeoutMs: 1_500 };
  return { vendor, provider: createTwilioProvider(options) };
}

async function sns(): Promise<Subject> {
  const vendor = await startSns();
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const place = { region: "eu-west-3", endpoint: vendor.origin, credentials };
  return {
    vendor,
    provider: createSnsProvider({ ...place, senderId: "SafeBrands", timeoutMs: 1_500 }),
  };
}

describe.each([
  { name: "Twilio", start: twilio, blocked: blockedNumber, code: "twilio 21610" },
  { name: "SNS", start: sns, blocked: optedOutNumber, code: "sns OptedOutException" },
])("$name", ({ start, blocked, code }) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await start();
  });
  afterEach(() => subject.vendor.stop());

  it("hands over number and text, and returns the vendor's id", async () => {
    const delivery = await subject.provider.send(message);
    const [taken] = subject.vendor.received;
    expect(taken).toMatchObject(message);
    expect(delivery).toEqual({ outcome: "accepted", vendorId: taken?.id });
  });

  it.each<[Fault, string]>([
    [429, "deferred"],
    [400, "refused"],
    [403, "deferred"],
    [500, "unknown"],
    ["hang", "unknown"],
    ["accept-then-cut", "unknown"],
  ])("answers %s with %s, after one attempt", async (fault, outcome) => {
    subject.vendor.failNext(fault);
    expect(await subject.provider.send(message)).toMatchObject({ outcome });
    expect(subject.vendor.received).toHaveLength(fault === "accept-then-cut" ? 1 : 0);
  });

  it("refuses a blocked number with the vendor's code, without quoting the number", async () => {
    const delivery = await subject.provider.send({ ...message, to: blocked });
    expect(delivery).toEqual({ outcome: "refused", reason: code });
  });

  it("refuses an invalid number", async () => {
    const delivery = await subject.provider.send({ ...message, to: "0612" });
    expect(delivery).toMatchObject({ outcome: "refused" });
    expect(JSON.stringify(delivery)).not.toContain("+1500555");
  });

  it("defers when nothing listens", async () => {
    await subject.vendor.stop();
    expect(await subject.provider.send(message)).toMatchObject({ outcome: "deferred" });
  });
});

describe("Twilio only", () => {
  it("defers on 503", async () => {
    const { vendor, provider } = await twilio();
    vendor.failNext(503);
    expect(await provider.send(message)).toMatchObject({ outcome: "deferred" });
    await vendor.stop();
  });
});

describe("SNS only", () => {
  it("requests a transactional message with our sender", async () => {
    const vendor = await startSns();
    const credentials = { accessKeyId: "test", secretAccessKey: "test" };
    const place = { region: "eu-west-3", endpoint: vendor.origin, credentials };
    await createSnsProvider({ ...place, senderId: "SafeBrands" }).send(message);
    expect(vendor.received[0]?.attributes).toEqual({
      "AWS.SNS.SMS.SMSType": "Transactional",
      "AWS.SNS.SMS.SenderID": "SafeBrands",
    });
    await vendor.stop();
  });
});

describe("the embedded provider", () => {
  const outbox: OutboxEntry[] = [];
  const provider = createEmbeddedSmsProvider({
    write: (entry) => Promise.resolve(void outbox.push(entry)),
  });

  it("writes to the outbox", async () => {
    expect(await provider.send(message)).toEqual({ outcome: "accepted", vendorId: null });
    const empty = { subject: null, html: null, key: null };
    expect(outbox).toEqual([{ channel: "sms", ...message, ...empty }]);
  });

  it("refuses a text that no vendor would send as one message", async () => {
    const delivery = await provider.send({ ...message, text: "l’espace" });
    expect(delivery).toMatchObject({ outcome: "refused" });
    expect(outbox).toHaveLength(1);
  });
});
