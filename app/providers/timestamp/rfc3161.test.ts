import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { checkStamp, createStamper } from "./rfc3161.server.ts";

const text = "what is stamped";
const sha256 = (said: string) => createHash("sha256").update(said).digest();

let folder: string;
const openssl = (...args: string[]) =>
  execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });

/** An authority of OpenSSL's own. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "stamps-"));
  writeFileSync(
    path.join(folder, "tsa.cnf"),
    `[ tsa ]
default_tsa = tsa_config
[ tsa_config ]
serial = serial
signer_cert = tsa.pem
certs = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
[ req ]
distinguished_name = name
x509_extensions = stamping
prompt = no
[ name ]
CN = Time
[ stamping ]
extendedKeyUsage = critical, timeStamping
`,
  );
  writeFileSync(path.join(folder, "serial"), "01\n");
  const key = ["-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.pem"];
  openssl("req", "-x509", "-days", "2", "-config", "tsa.cnf", ...key);
});

afterAll(() => rmSync(folder, { recursive: true }));

type Answer = (query: Buffer) => { status?: number; body: Buffer };

const stampedBy: Answer = (query) => {
  writeFileSync(path.join(folder, "query"), query);
  openssl("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-out", "reply");
  return { body: readFileSync(path.join(folder, "reply")) };
};

async function authority(answer: Answer = stampedBy) {
  const server = createServer((request, response) => {
    void buffer(request).then((query) => {
      const { status = 200, body } = answer(query);
      response.writeHead(
        request.headers["content-type"] === "application/timestamp-query" ? status : 415,
      );
      response.end(body);
    });
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return createStamper({ url: `http://127.0.0.1:${String(port)}/tsr` });
}

describe("a time stamp", () => {
  it("is given by OpenSSL's authority, and OpenSSL accepts what we keep", async () => {
    const stamp = await (await authority()).stamp(sha256(text));
    const at = await checkStamp(stamp, text);
    expect(Math.abs((at?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    writeFileSync(path.join(folder, "kept"), stamp);
    writeFileSync(path.join(folder, "said"), text);
    const told = openssl("ts", "-verify", "-data", "said", "-in", "kept", "-CAfile", "tsa.pem");
    expect(told.toString()).toContain("OK");
  });

  it("of another text is none, nor one of which a byte was changed", async () => {
    const stamp = await (await authority()).stamp(sha256(text));
    expect(await checkStamp(stamp, `${text}.`)).toBeNull();
    const signature = Buffer.from(stamp);
    signature[stamp.length - 5] = (stamp[stamp.length - 5] ?? 0) ^ 1;
    expect(await checkStamp(signature, text)).toBeNull();
    expect(await checkStamp(stamp.subarray(0, 200), text)).toBeNull();
    expect(await checkStamp(Buffer.from("no stamp"), text)).toBeNull();
  });

  it("that answers another question is refused", async () => {
    let first: Buffer | null = null;
    const replaying = await authority((query) => {
      first ??= stampedBy(query).body;
      return { body: first };
    });
    await replaying.stamp(sha256(text));
    await expect(replaying.stamp(sha256("another"))).rejects.toThrow("not for what was asked");
    await expect(replaying.stamp(sha256(text))).rejects.toThrow("not for what was asked");
  });

  it.each([
    ["an error", { status: 500, body: Buffer.alloc(0) }, "answered 500"],
    ["a page", { body: Buffer.from("<html>") }, ""],
    ["too much", { body: Buffer.alloc(200_000) }, "too long"],
    ["a refusal", { body: Buffer.from("30053003020102", "hex") }, "no time stamp was granted"],
  ])("is not made of %s", async (_what, answer, why) => {
    const stamper = await authority(() => answer);
    await expect(stamper.stamp(sha256(text))).rejects.toThrow(why);
  });
});
