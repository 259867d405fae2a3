import { mkdir, readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { createChildren } from "./child.server.ts";
import { withoutNetwork } from "./without-network.server.ts";

const limits = { maxRssBytes: 700 * 1024 * 1024, processorMs: 10_000 };
const fake = (name: string) =>
  fileURLToPath(new URL(`../testing/children/${name}`, import.meta.url));

test("a child reaches a loopback server only where the platform cannot cut the network", async () => {
  let calls = 0;
  const server = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const file = join(temporaryFolder(), "port");
  await writeFile(file, String((server.address() as AddressInfo).port));
  const children = createChildren(fake("connects.mjs"));
  const order = { task: "judge", files: [file], timeoutMs: 14_000, ...limits } as const;
  const { answer } = { answer: undefined, ...(await children.ask(order)) };
  const isCut = (await withoutNetwork()) !== null;
  expect({ answer, calls }).toEqual(
    isCut ? { answer: "no way", calls: 0 } : { answer: "connected", calls: 1 },
  );
});

test("a child that does not end leaves no process behind", async () => {
  const folder = temporaryFolder();
  await mkdir(join(folder, "made"));
  const children = createChildren(fake("names-itself.mjs"));
  const order = { task: "compose", files: [], folder: join(folder, "made"), ...limits } as const;
  const asked = children.ask({ ...order, timeoutMs: 6_000 });
  const pid = Number(await eventually(() => readFile(join(folder, "made/pid"), "utf8")));
  expect(isAlive(pid)).toBe(true);
  expect(await asked).toEqual({ outcome: "late" });
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function eventually<Value>(look: () => Promise<Value>): Promise<Value> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const seen = await look().catch(() => undefined);
    if (seen !== undefined && seen !== "") return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return look();
}
