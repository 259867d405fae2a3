import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { describe, expect, it, onTestFinished } from "vitest";
import { addressKey } from "#app/http/address-key.ts";
import { readSettings } from "./read-settings.ts";

function read(value: string) {
  return readSettings({ TRUST_PROXY: value });
}

function problemsOf(value: string) {
  const answer = read(value);
  return answer.ok ? [] : answer.problems;
}

describe("TRUST_PROXY", () => {
  it.each([
    "true",
    "TRUE",
    "yes",
    "on",
    "all",
    "*",
    "0.0.0.0/0",
    "::/0",
    "::/80",
    "2000::/3",
    "::ffff:0:0/96",
    "::ffff:0.0.0.0/100",
    "0.0.0.0/1, 128.0.0.0/1",
    "10.0.0.0/7",
    "loopback, 0.0.0.0/0",
    "10.0.0.0/255.0.0.0",
    "0.0.0.0/00",
    "10.1",
    "0x7f000001",
    "300.0.0.1",
    "10.0.0.0/33",
    "-1",
    "1.5",
    "6",
    "99",
    "proxy.internal",
    ",",
  ])("refuses %s, which may trust strangers", (value) => {
    expect(problemsOf(value)).toEqual([expect.stringMatching(/^TRUST_PROXY must be the number/)]);
  });

  it("is refused in one error together with the others", () => {
    const answer = readSettings({ TRUST_PROXY: "true", PORT: "none" });
    const problems = answer.ok ? [] : answer.problems;
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "TRUST_PROXY"]);
  });

  it.each([
    "false",
    "0",
    "1",
    "5",
    "loopback",
    "Loopback, uniquelocal linklocal",
    "192.0.2.7",
    "10.0.0.0/8, 172.16.0.0/12",
    "2001:db8::/32",
    "fc00::/7",
    "fe80::1",
    "::1",
    "::ffff:192.0.2.7",
  ])("accepts %s, and so does Express", (value) => {
    expect(problemsOf(value)).toEqual([]);
    const answer = readSettings({ ...real, TRUST_PROXY: value });
    const app = express();
    app.set("trust proxy", answer.ok ? answer.settings.trustProxy : expect.fail("refused"));
  });
});

const real = {
  DATABASE_URL: "postgres://app:secret@db.internal/passerelle",
  S3_BUCKET: "papers",
  RESEND_API_KEY: "re_123",
  EMAIL_FROM: "SafeBrands <portal@safebrands.com>",
  SMS_PROVIDER: "sns",
  AWS_REGION: "eu-west-3",
  SECRET_KEY: "ab".repeat(32),
};

describe("the address that the limits count", () => {
  async function countedFor(trust: string, forwarded: string) {
    const answer = readSettings({ ...real, TRUST_PROXY: trust });
    const app = express();
    app.set("trust proxy", answer.ok ? answer.settings.trustProxy : expect.fail("refused"));
    app.get("*", (req, res) => res.send(addressKey(req.ip ?? "unknown")));
    const server = app.listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const headers = { "X-Forwarded-For": forwarded };
    return (await fetch(`http://127.0.0.1:${String(port)}/`, { headers })).text();
  }

  it.each([
    ["false", "10.0.0.1, 203.0.113.9", "127.0.0.1"],
    ["uniquelocal", "10.0.0.1, 203.0.113.9", "127.0.0.1"],
    ["1", "10.0.0.1, 203.0.113.9", "203.0.113.9"],
    ["1", "10.0.0.1, 127.0.0.1, 203.0.113.9", "203.0.113.9"],
    ["loopback", "10.0.0.1, 203.0.113.9", "203.0.113.9"],
    ["loopback", "127.0.0.1, 203.0.113.9, 127.0.0.1", "203.0.113.9"],
    ["2", "10.0.0.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"],
  ])("with %s and the header %s is %s, whatever stands before", async (trust, header, counted) => {
    expect(await countedFor(trust, header)).toBe(counted);
  });
});
