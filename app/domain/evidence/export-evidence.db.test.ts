import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { StoreFailure } from "#app/providers/storage/storage.ts";
import { listAuditEvents } from "#db/audit-events.server.ts";
import { approve, carryTo } from "#tests/support/scenario/cases.ts";
import { scaled } from "#tests/support/scenario/scale.ts";
import {
  addAccount,
  countRows,
  openScene,
  requestOf,
  type Scene,
} from "#tests/support/scenario/scenario.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { exportEvidence } from "./export-evidence.server.ts";
import { verifyEvidence } from "./verify.mjs";

let scene: Scene;
let auditor: StaffId;
beforeAll(async () => {
  scene = await openScene();
  auditor = await scene.addStaff(["auditor"]);
});
afterAll(() => scene.close());

/** One document's bytes for every key. */
const content = Buffer.from("%PDF-1.7 what the customer gave, byte for byte");
const store = {
  read: () => Promise.resolve(Readable.from([content.subarray(0, 9), content.subarray(9)])),
  size: () => Promise.resolve(content.length),
};

async function exported(id: RequestId, staffId = auditor, means: typeof store = store) {
  const { reference } = await requestOf(scene, id);
  const done = await exportEvidence({ ...scene.domain, store: means }, { reference, staffId });
  if (!done.ok) return expect.fail(done.refusal);
  const bytes = await buffer(done.value.body);
  const file = path.join(temporaryFolder(), "evidence.zip");
  writeFileSync(file, bytes);
  return { bytes, file, name: done.value.name };
}

/** Of a file that the verifier finds whole. */
async function contentsOf({ bytes, file }: { bytes: Buffer; file: string }) {
  const { entries } = await verifyEvidence(file, scene.domain.secrets.sign("").publicKey);
  const found = new Map<string, Buffer>();
  let place = 0;
  for (const { name, size } of entries) {
    const start = place + 30 + name.length;
    found.set(name, bytes.subarray(start, start + size));
    place = start + size;
  }
  const read = (name: string) => JSON.parse(found.get(name)?.toString() ?? "null") as never;
  return { found, read, names: [...found.keys()] };
}

describe("the evidence file of a request", () => {
  it("holds its facts, decisions, messages and events, the originals, and its own verifier", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "applied");
    const file = await exported(id);
    const { found, read, names } = await contentsOf(file);
    const { reference } = await requestOf(scene, id);
    expect(file.name).toBe(`${reference}-evidence.zip`);
    expect(names).toEqual([
      "README.txt",
      "request.json",
      "decisions.json",
      "snapshots.json",
      "messages.json",
      "thread.json",
      "registries.json",
      "events.json",
      "documents.json",
      expect.stringMatching(/^documents\/01-[a-z-]+-01\.pdf$/),
      "verify.mjs",
      "manifest.json",
      "manifest.sig",
    ]);
    expect(found.get(names[9] ?? "")).toEqual(content);
    expect(found.get("verify.mjs")).toEqual(readFileSync("app/domain/evidence/verify.mjs"));
    expect(read("request.json")).toMatchObject({
      request: {
        reference,
        status: "applied",
        mobile: expect.stringMatching(/^\+33 \d/) as string,
      },
      account: { contactName: expect.any(String) as string },
      invitedBy: ["Dominique"],
    });
    expect(read("decisions.json")).toMatchObject({
      reviews: [{ decision: "approved", staff: "Dominique" }],
      approvals: expect.arrayContaining([
        expect.objectContaining({ checks: expect.arrayContaining([]) as unknown }),
      ]) as unknown,
    });
    expect(read("snapshots.json")).toMatchObject([
      {
        decision: "approved",
        account: { contactName: expect.any(String) as string },
        request: { situation: "organisation.retired" },
      },
    ]);
    const { events } = read("events.json") as { events: { hash: string; action: string }[] };
    const stored = await listAuditEvents(scene.domain.db, id);
    expect(events.map(({ hash }) => hash)).toEqual(stored.map(({ hash }) => hash));
    expect(events.at(-1)?.action).toBe("evidence-exported");
  });

  it("names no link, no code and no secret", async () => {
    const { id } = await carryTo(scene, "individual.change", "applied", { hasNumber: true });
    const { found } = await contentsOf(await exported(id));
    found.delete("manifest.sig");
    found.delete("verify.mjs");
    const text = [...found.values()].map(String).join("\n");
    const links = await scene.domain.db.execute<{ id: string; hash: string }>(
      sql`select id, token_hash as hash from links`,
    );
    for (const link of links) {
      expect(text).not.toContain(scene.domain.secrets.linkToken(link.id));
      expect(text).not.toContain(link.hash);
    }
    expect(text).not.toMatch(/seedSealed|tokenHash|codeHash|https?:\/\/[^\s]*\/(login|notice)\//);
    const { messages } = { messages: JSON.parse(String(found.get("messages.json"))) as object[] };
    expect(messages.length).toBeGreaterThan(3);
  });

  it("hides before the decision what the page of the case hides", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    const first = await scene.addStaff(["approver"]);
    await approve(scene, id, first);
    const { mobile } = await requestOf(scene, id);
    const lastFour = mobile?.slice(-4) ?? expect.fail("no number");
    const { found, read } = await contentsOf(await exported(id));
    for (const [name, text] of found) {
      if (name.endsWith(".json") && !name.startsWith("manifest")) {
        expect(text.toString().replace(/[^\d•]/g, ""), name).not.toContain(mobile?.slice(1));
      }
    }
    const { request } = read("request.json") as { request: { mobile: string } };
    expect(request.mobile).not.toContain(lastFour);
    const { events } = read("events.json") as { events: { action: string; details: unknown }[] };
    const given = events.filter(({ action }) => action === "approval-given");
    expect(given.every(({ details }) => details === null)).toBe(true);
  });

  it("says of each file that is not there why: erased, infected, missing", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "applied");
    const statesOf = async (means: typeof store = store) => {
      const { read } = await contentsOf(await exported(id, auditor, means));
      return (read("documents.json") as { files: { state: string }[] }[]).flatMap(({ files }) =>
        files.map(({ state }) => state),
      );
    };
    expect(await statesOf()).toEqual(["included"]);
    const none = { ...store, size: () => Promise.resolve(null as unknown as number) };
    expect(await statesOf(none)).toEqual(["missing"]);
    const { db } = scene.domain;
    await db.execute(sql`update documents set scan = 'found', scan_finding = 'Eicar'
      where request_id = ${id}`);
    expect(await statesOf()).toEqual(["infected"]);
    await db.execute(sql`update documents set purged_at = now(), text_key = null,
      composition_key = null where request_id = ${id}`);
    expect(await statesOf()).toEqual(["erased"]);
  });

  it("is refused for a request that does not exist, and records nothing", async () => {
    await addAccount(scene);
    const order = { reference: "BBBB-BBBB", staffId: auditor };
    const done = await exportEvidence({ ...scene.domain, store }, order);
    expect(done).toEqual({ ok: false, refusal: "not-found" });
  });

  it("is refused while the store is away, before anything is recorded", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "applied");
    const { reference } = await requestOf(scene, id);
    const away = () => Promise.reject(new StoreFailure("away"));
    const means = { ...scene.domain, store: { read: away, size: away } };
    const events = sql`audit_events where request_id = ${id} and action = 'evidence-exported'`;
    await expect(exportEvidence(means, { reference, staffId: auditor })).rejects.toThrow("away");
    expect(await countRows(scene, events)).toBe(0);
  });

  it("is cut off when an original ends early, so that nobody takes it for whole", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "applied");
    let reads = 0;
    const means = {
      ...store,
      read: () =>
        Promise.resolve(Readable.from([content.subarray(0, (reads += 1) === 1 ? 46 : 9)])),
    };
    await expect(exported(id, auditor, means)).rejects.toThrow("changed while it was sent");
  });

  it("shows any flipped byte", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "applied");
    const { bytes, file } = await exported(id);
    const handle = openSync(file, "r+");
    const tries = scaled(4000, 600);
    const unnoticed: number[] = [];
    for (let count = 0; count < tries; count += 1) {
      const draw = createHash("sha256")
        .update(`flip ${String(count)}`)
        .digest();
      const place = draw.readUInt32BE() % bytes.length;
      const flipped = Buffer.from([(bytes[place] ?? 0) ^ (1 << ((draw[4] ?? 0) % 8))]);
      writeSync(handle, flipped, 0, 1, place);
      await verifyEvidence(file).then(
        () => unnoticed.push(place),
        () => null,
      );
      writeSync(handle, bytes, place, 1, place);
    }
    closeSync(handle);
    expect(unnoticed).toEqual([]);
  }, 120_000);
});
