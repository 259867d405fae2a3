import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publicOrigin } from "#tests/support/e2e/instances.ts";
import { fairMs } from "#tests/support/fair-limit.ts";
import { openGiver } from "#tests/support/faults/giver.ts";
import { oddBodies, type OddBody } from "#tests/support/faults/multipart-bodies.ts";
import {
  countWhole,
  expectSwept,
  type FaultScene,
  openFaultScene,
} from "#tests/support/faults/scene.ts";
import { ordinaryPdf } from "#tests/support/pdf/pdfs.ts";
import { isFull, patience, scaled, seeded } from "#tests/support/scenario/scale.ts";

const atOnce = 8;
const megabyte = 1024 * 1024;
/** On a busy machine. */
const maxAnswerMs = 30_000;

let scene: FaultScene;
let folder: string;
let giver: Awaited<ReturnType<typeof openGiver>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "passerelle-multipart-"));
  scene = await openFaultScene({ TMPDIR: folder, RATE_LIMIT_FACTOR: "1000" });
  giver = await openGiver(scene.product.domain);
}, 120_000);
afterAll(async () => {
  await scene.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function headOf(lines: readonly string[]): string {
  return [
    "POST /request/documents HTTP/1.1",
    `Host: ${new URL(publicOrigin).host}`,
    `Origin: ${publicOrigin}`,
    `Cookie: ${giver.cookie}`,
    "Connection: close",
    ...lines,
    "\r\n",
  ].join("\r\n");
}

/**
 * Status of the answer; null when the connection ended without one, "hangs" when it did not end.
 */
function send({ head, body, leaves }: OddBody): Promise<number | null | "hangs"> {
  const { port, hostname } = new URL(scene.base);
  const socket = connect(Number(port), hostname);
  let text = "";
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => (text ||= chunk.toString("latin1")));
  socket.write(headOf(head));
  if (leaves) socket.write(body, () => setTimeout(() => socket.destroy(), 50));
  else socket.write(body);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve("hangs");
      socket.destroy();
    }, maxAnswerMs);
    socket.once("close", () => {
      clearTimeout(timer);
      const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
      resolve(status === undefined ? null : Number(status));
    });
  });
}

function memory(): number {
  const pid = scene.product.servers[0]?.child.pid ?? 0;
  const [, kilobytes] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

function isWrong(odd: OddBody, answer: Awaited<ReturnType<typeof send>>): boolean {
  if (answer === null) return !odd.leaves && !odd.breaksHttp;
  return answer === "hangs" || answer >= 500;
}

it(
  "malformed bodies of every kind are refused or read, and leave the web process unharmed",
  { timeout: patience(1_500, 240) },
  async () => {
    const bodies = seeded(20_261_125)(oddBodies(await ordinaryPdf()), scaled(5_000, 150));
    const answers = new Map<string, number>();
    let warm = 0;
    for (let at = 0; at < bodies.length; at += atOnce) {
      const some = bodies.slice(at, at + atOnce);
      const given = await Promise.all(some.map(send));
      for (const [index, odd] of some.entries()) {
        const answer = given[index] ?? null;
        answers.set(String(answer), (answers.get(String(answer)) ?? 0) + 1);
        expect(
          isWrong(odd, answer),
          `${odd.what}: ${String(answer)}, ${odd.head.join(" | ")}`,
        ).toBe(false);
      }
      if (at < bodies.length / 3) warm = Math.max(warm, memory());
    }
    // The seed leads to every kind of answer: document accepted, form refused, HTTP refused.
    expect([...answers.keys()]).toEqual(expect.arrayContaining(["303", "400", "422", "null"]));
    expect(memory()).toBeLessThan(warm + 60 * megabyte);
    expect(scene.product.servers[0]?.child.exitCode).toBeNull();
    expect((await fetch(`${scene.base}/healthz`)).status).toBe(200);
    expect(scene.product.output()).not.toMatch(/"level":"(?:error|fatal)"/);
    await expect.poll(() => readdirSync(folder), { timeout: 10_000 }).toEqual([]);
    await countWhole(scene, giver.requestId);
    await expectSwept(scene);
  },
);

// Takes as long as the product's timeout: two minutes.
it.runIf(isFull)(
  "uploads of one byte a second are ended, and others are served meanwhile",
  { timeout: 300_000 },
  async () => {
    const begun = Date.now();
    const { port, hostname } = new URL(scene.base);
    const ends = Array.from({ length: 40 }, async () => {
      const socket = connect(Number(port), hostname);
      socket.on("error", () => undefined);
      socket.resume();
      const closed = new Promise((resolve) => socket.once("close", resolve));
      const lines = ["Content-Type: multipart/form-data; boundary=slow", "Content-Length: 9999999"];
      socket.write(headOf(lines));
      const timer = setInterval(() => socket.write("x"), 1_000);
      await closed;
      clearInterval(timer);
      return Date.now() - begun;
    });
    await sleep(5_000);
    for (let count = 0; count < 20; count += 1) {
      const asked = Date.now();
      expect((await fetch(`${scene.base}/`)).status).toBe(200);
      expect(Date.now() - asked).toBeLessThan(fairMs(2_000));
    }
    expect(Math.max(...(await Promise.all(ends)))).toBeLessThan(200_000);
    await expectSwept(scene);
  },
);
