import type { lookup } from "node:dns";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fault, Vendor } from "#tests/support/vendors/vendor.ts";
import {
  type ReceivedWebhook,
  startWebhookReceiver,
} from "#tests/support/vendors/webhook-receiver.ts";
import { createPublicLookup } from "./pinned-lookup.server.ts";
import { isPublicAddress } from "./public-address.ts";
import { createWebhookSender } from "./webhook.server.ts";
import type { WebhookMessage } from "./webhook.ts";

const secret = `whsec_${Buffer.from("a secret of the client area").toString("base64")}`;
const message: WebhookMessage = {
  id: "msg_1",
  event: "account.mobile_changed",
  data: { login: "dupont" },
  at: new Date("2026-11-22T10:00:00Z"),
};

let receiver: Vendor<ReceivedWebhook>;
beforeEach(async () => {
  receiver = await startWebhookReceiver({ secret });
});
afterEach(() => receiver.stop());

function sender(changes: { secret?: string; timeoutMs?: number } = {}) {
  return createWebhookSender({ url: receiver.origin, secret, allowPrivate: true, ...changes });
}

describe("a webhook", () => {
  it("arrives signed, with type, time and data", async () => {
    expect(await sender().send(message)).toEqual({ outcome: "accepted", vendorId: null });
    const body = { type: message.event, timestamp: "2026-11-22T10:00:00.000Z", data: message.data };
    expect(receiver.received).toEqual([{ id: "msg_1", body }]);
  });

  it("with a wrong signature is not accepted, and stays queued", async () => {
    const other = `whsec_${Buffer.from("another").toString("base64")}`;
    const delivery = await sender({ secret: other }).send(message);
    expect(delivery).toEqual({ outcome: "deferred", reason: "http 401" });
  });

  it.each<[Fault, string]>([
    [410, "refused"],
    [302, "deferred"],
    [429, "deferred"],
    [500, "deferred"],
    ["hang", "unknown"],
    ["accept-then-cut", "unknown"],
  ])("answers %s with %s", async (fault, outcome) => {
    receiver.failNext(fault);
    expect(await sender({ timeoutMs: 1_500 }).send(message)).toMatchObject({ outcome });
  });

  it("does not follow a redirect", async () => {
    receiver.failNext(307);
    await sender().send(message);
    expect(receiver.received).toEqual([]);
  });

  it("is deferred when nothing listens", async () => {
    await receiver.stop();
    expect(await sender().send(message)).toMatchObject({ outcome: "deferred" });
  });
});

describe("a webhook to a private address", () => {
  const refused = { outcome: "refused", reason: "private address" };

  it.each([
    "127.0.0.1",
    "[::1]",
    "10.0.0.1",
    "169.254.169.254",
    "2130706433",
    "0x7f.1",
    "[::ffff:127.0.0.1]",
  ])("is refused when the address is written out: %s", async (host) => {
    const url = `http://${host}:${new URL(receiver.origin).port}`;
    const guarded = createWebhookSender({ url, secret, allowPrivate: false });
    expect(await guarded.send(message)).toEqual(refused);
    expect(receiver.received).toEqual([]);
  });

  it("is refused when a name resolves to it", async () => {
    const url = receiver.origin.replace("127.0.0.1", "localhost");
    const guarded = createWebhookSender({ url, secret, allowPrivate: false });
    expect(await guarded.send(message)).toEqual(refused);
  });

  it("is refused when one of several addresses is private", async () => {
    const addresses = [
      { address: "203.0.114.7", family: 4 },
      { address: "fe80::1", family: 6 },
    ];
    const resolver = ((_: string, __: object, done: (e: null, all: object[]) => void) =>
      done(null, addresses)) as unknown as typeof lookup;
    const url = "http://hooks.example.org";
    const guard = { allowPrivate: false, lookup: createPublicLookup(resolver) };
    expect(await createWebhookSender({ url, secret, ...guard }).send(message)).toEqual(refused);
  });
});

describe("a public address", () => {
  it.each(["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34"])("is %s", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    "0.0.0.0",
    "100.64.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "192.0.0.8",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "fc00::1",
    "fec0::1",
    "ff02::1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "2001:0:1::1",
    "2001:db8::1",
    "::127.0.0.1",
    "nonsense",
  ])("is not %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
