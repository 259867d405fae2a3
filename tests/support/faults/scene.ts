import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { sweepStore } from "#app/domain/document/sweep-store.server.ts";
import { listWanted } from "#db/stored-objects.server.ts";
import { publicOrigin, startInstances } from "#tests/support/e2e/instances.ts";
import { startS3 } from "#tests/support/vendors/s3.ts";
import { openGiver } from "./giver.ts";
import { type MessageDoor, openMessageDoor } from "./message-door.ts";
import { type RawAnswer, rawUpload, sendUpload } from "./raw-upload.ts";
import { startStoreProxy } from "./store-proxy.ts";

export async function openFaultScene(env: Readonly<Record<string, string>> = {}) {
  const s3 = await startS3();
  const proxy = await startStoreProxy(s3.endpoint);
  let opened: MessageDoor | undefined;
  const throughTo = async (url: string) => (opened = await openMessageDoor(url)).url;
  const store = { endpoint: proxy.endpoint, bucket: s3.bucket };
  const product = await startInstances({ servers: 1, workers: 0 }, { throughTo, store, env });
  const door = opened ?? expect.fail("nobody asked for the database");
  const [base = ""] = product.bases;
  const calm = () => {
    proxy.react = () => null;
    door.watch = () => undefined;
  };
  return {
    s3,
    proxy,
    door,
    product,
    base,
    calm,
    async stop() {
      calm();
      await product.stop();
      await Promise.all([door.stop(), proxy.stop()]);
      await s3.stop();
    },
  };
}
export type FaultScene = Awaited<ReturnType<typeof openFaultScene>>;

export async function readyUpload({ product }: FaultScene, file: Buffer) {
  const giver = await openGiver(product.domain);
  return { ...giver, upload: rawUpload(file, { cookie: giver.cookie, origin: publicOrigin }) };
}

export function killServer({ product }: FaultScene): void {
  process.kill(product.servers[0]?.child.pid ?? expect.fail("no web process"), "SIGKILL");
}

/** Each file with a row must be whole in the store itself, behind the proxies. */
export async function countWhole({ product, s3 }: FaultScene, requestId: string): Promise<number> {
  const files = await product.domain.db.execute<{ key: string; sha256: string; size: string }>(
    sql`select f.object_key as key, f.sha256, f.size from document_files f
      join documents d on d.id = f.document_id where d.request_id = ${requestId}`,
  );
  for (const { key, sha256, size } of files) {
    const body = (await s3.store.read(key)) ?? expect.fail(`${key} has a row and is not there`);
    const bytes = await buffer(body);
    expect(bytes).toHaveLength(Number(size));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  }
  return files.length;
}

/** The database may still be executing what a killed process sent last. */
export async function untilCommitted({ product }: FaultScene) {
  const open = async () => {
    const [row] = await product.domain.db.execute<{ count: number }>(
      sql`select count(*)::int as count from pg_stat_activity
        where datname = current_database() and xact_start is not null and pid <> pg_backend_pid()`,
    );
    return row?.count;
  };
  await expect.poll(open).toBe(0);
}

/**
 * Nothing is in progress, so age does not matter: after the sweep every remaining object has a row.
 */
export async function expectSwept({ product, s3 }: FaultScene) {
  const { db } = product.domain;
  const report = await sweepStore({ db, store: s3.store }, { olderThanMs: -60_000 });
  const keys = await s3.keys();
  expect(await listWanted(db, keys)).toEqual(new Set(keys));
  expect(s3.openUploads()).toEqual([]);
  return report;
}

export async function give(scene: FaultScene, upload: ReturnType<typeof rawUpload>) {
  return sendUpload(scene.base, upload).answer;
}

/** The page is the step's own, reached by a redirect; no other answer counts. */
export function saysReceived(answer: RawAnswer | null): boolean {
  return answer?.status === 303;
}

/** Reads /proc, so Linux only. */
export async function watchChildren(pid: number, on: (event: "appeared" | "ended") => void) {
  const children = () => {
    try {
      return readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, "utf8").trim();
    } catch {
      return "";
    }
  };
  const [before, end] = [children(), Date.now() + 30_000];
  const until = async (holds: (now: string) => boolean) => {
    while (!holds(children())) {
      if (Date.now() > end) throw new Error("no child came and went");
      await sleep(1);
    }
  };
  await until((now) => now !== before && now !== "");
  on("appeared");
  await until((now) => now === before);
  on("ended");
}
