import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import {
  hasClamd,
  malware,
  startClamd,
  streamLimitBytes,
  type TestClamd,
} from "#tests/support/vendors/clamd.ts";
import { createClamdScanner } from "./clamd.server.ts";

const pieces = (...parts: (string | Buffer)[]) =>
  Readable.from(parts.map((part) => Buffer.from(part)));

async function* endless() {
  for (;;) {
    yield Buffer.alloc(1024 * 1024, "a");
    await new Promise(setImmediate);
  }
}

describe.runIf(hasClamd)("Debian's clamd with one signature of our own", () => {
  let folder: string;
  let clamd: TestClamd;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "clamd-"));
    clamd = await startClamd(folder);
  });
  afterAll(async () => {
    await clamd.stop();
    await rm(folder, { recursive: true });
  });
  const scanner = (idleMs = 10_000) => createClamdScanner({ ...clamd, idleMs });

  it("calls a file without malware clean, however large within its limit", async () => {
    expect(await scanner().scan(pieces("a Kbis"))).toEqual({ result: "clean" });
    const large = Buffer.alloc(streamLimitBytes - 1, "a");
    expect(await scanner().scan(pieces(large))).toEqual({ result: "clean" });
  });

  it("finds the signature, also across two chunks", async () => {
    const [one, other] = [malware.slice(0, 9), malware.slice(9)];
    const found = { result: "found", finding: "Passerelle.Test.UNOFFICIAL" };
    expect(await scanner().scan(pieces("x", malware, "y"))).toEqual(found);
    expect(await scanner().scan(pieces("x".repeat(70_000), one, other))).toEqual(found);
  });

  it("never calls a file over its limit clean", async () => {
    const body = Readable.from(endless());
    await expect(scanner().scan(body)).rejects.toThrow();
    expect(body.destroyed).toBe(true);
  });

  it("answers concurrent scans separately", async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        scanner().scan(pieces(index % 2 ? malware : "nothing")),
      ),
    );
    expect(results.map(({ result }) => result)).toEqual(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? "found" : "clean")),
    );
  });

  it("that hangs is given up", async () => {
    clamd.freeze();
    onTestFinished(() => clamd.thaw());
    await expect(scanner(500).scan(pieces("a Kbis"))).rejects.toThrow("does not answer");
  });

  it("that is stopped in the middle of a file is an error, and works again once restarted", async () => {
    const own = await startClamd(join(folder, "second"));
    async function* half() {
      yield Buffer.from("half a file");
      await own.kill();
      yield Buffer.alloc(200_000);
      yield Buffer.alloc(200_000);
    }
    const { host, port } = own;
    await expect(createClamdScanner({ host, port }).scan(Readable.from(half()))).rejects.toThrow();
    const again = await startClamd(join(folder, "second"), port);
    onTestFinished(() => again.stop());
    expect(await createClamdScanner(again).scan(pieces("a Kbis"))).toEqual({ result: "clean" });
  });
});

describe("an antivirus that cannot answer", () => {
  it("because nothing listens", async () => {
    const scanner = createClamdScanner({ host: "127.0.0.1", port: 1 });
    await expect(scanner.scan(pieces("a Kbis"))).rejects.toThrow("ECONNREFUSED");
  });

  it.each([
    ["closes without a word", ""],
    ["is out of memory", "stream: Can't allocate memory ERROR\0"],
    ["speaks another protocol", "HTTP/1.1 200 OK\r\n\r\n"],
    ["is not done with its word", "stream: OK and more\0"],
    ["talks without end", "x".repeat(5_000)],
  ])("because it %s", async (_what, words) => {
    const server = createServer((socket: Socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(words));
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const scanner = createClamdScanner({ host: "127.0.0.1", port });
    await expect(scanner.scan(pieces("a Kbis"))).rejects.toThrow();
  });
});
