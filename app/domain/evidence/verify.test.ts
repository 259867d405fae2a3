import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { temporaryFolder } from "#tests/support/temporary-folder.ts";
import { crc32, verifyEvidence } from "./verify.mjs";
import { type ListedEntry, textEntry, writeZip, type ZipEntry } from "./write-zip.server.ts";

const secrets = createSecrets("k".repeat(32));

const events = JSON.stringify({ chain: "a", events: [] });
const small = [textEntry("events.json", events), textEntry("documents/01-kbis-01.pdf", "%PDF-1.7")];

function sealed(listed: readonly ListedEntry[], by = secrets) {
  const text = JSON.stringify({ reference: "BCDF-GHJK", exportedAt: "now", entries: listed });
  const { publicKey, signature } = by.sign(text);
  return [
    textEntry("manifest.json", text),
    textEntry("manifest.sig", `${publicKey}\n${signature}\n`),
  ];
}

async function bytesOf(
  entries: readonly ZipEntry[],
  last: (listed: readonly ListedEntry[]) => readonly ZipEntry[] = sealed,
) {
  const parts: Buffer[] = [];
  for await (const part of writeZip(entries, last)) parts.push(part);
  return Buffer.concat(parts);
}

function written(bytes: Buffer) {
  const file = path.join(temporaryFolder(), "evidence.zip");
  writeFileSync(file, bytes);
  return file;
}

async function faultOf(bytes: Buffer, key: string | null = null) {
  return verifyEvidence(written(bytes), key).then(
    () => "whole",
    (error: unknown) => (error as Error).message,
  );
}

describe("the verifier of an evidence file", () => {
  it("finds every flipped bit, wherever it is", async () => {
    const bytes = await bytesOf(small);
    const file = written(bytes);
    await expect(verifyEvidence(file)).resolves.toMatchObject({ reference: "BCDF-GHJK" });
    const handle = openSync(file, "r+");
    const unnoticed: number[] = [];
    for (let place = 0; place < bytes.length; place += 1) {
      // Each place, and one bit after the other over the places.
      for (const bit of [place % 8, (place + 5) % 8]) {
        const flipped = Buffer.from([(bytes[place] ?? 0) ^ (1 << bit)]);
        writeSync(handle, flipped, 0, 1, place);
        await verifyEvidence(file).then(
          () => unnoticed.push(place),
          () => null,
        );
      }
      writeSync(handle, bytes, place, 1, place);
    }
    closeSync(handle);
    expect(unnoticed).toEqual([]);
    await expect(verifyEvidence(file)).resolves.toBeTruthy();
  }, 60_000);

  it("finds a file that is cut, longer, or has something before it", async () => {
    const bytes = await bytesOf(small);
    for (const cut of [0, 3, 4, 29, 100, bytes.length - 22, bytes.length - 1])
      expect(await faultOf(bytes.subarray(0, cut)), String(cut)).not.toBe("whole");
    expect(await faultOf(Buffer.concat([bytes, Buffer.from([0])]))).toContain("directory");
    expect(await faultOf(Buffer.concat([Buffer.from([0]), bytes]))).not.toBe("whole");
  });

  it("finds entries that were added, left out, swapped or named twice, although nothing is flipped", async () => {
    const [events_, document] = small;
    if (!events_ || !document) return expect.fail("two entries");
    const listed: ListedEntry[] = [];
    await bytesOf(small, (all) => {
      listed.push(...all);
      return [];
    });
    const asBefore = () => sealed(listed);
    const more = textEntry("documents/02-deed-of-sale-01.pdf", "%PDF-1.7 forged");
    expect(await faultOf(await bytesOf([...small, more], asBefore))).toContain("02-deed");
    expect(await faultOf(await bytesOf([events_], asBefore))).toContain("01-kbis");
    expect(await faultOf(await bytesOf([document, events_], asBefore))).toContain("not what was");
    expect(await faultOf(await bytesOf([...small, document], asBefore))).toContain("twice");
    expect(await faultOf(await bytesOf(small, asBefore))).toBe("whole");
    expect(await faultOf(await bytesOf(small, () => []))).toContain("manifest is missing");
  });

  it("finds a file that somebody else signed, once it is told whose signature is wanted", async () => {
    const thief = createSecrets("t".repeat(32));
    const forged = await bytesOf(small, (listed) => sealed(listed, thief));
    expect(await faultOf(forged)).toBe("whole");
    expect(await faultOf(forged, secrets.sign("").publicKey)).toContain("another key");
    expect(await faultOf(await bytesOf(small), `${secrets.sign("").publicKey}\n`)).toBe("whole");
  });

  it("finds an audit trail that does not agree with itself, although it was signed", async () => {
    const event = { seq: 1, at: "2026-11-28T00:00:00.000Z", actor: "system", action: "started" };
    const forged = { ...event, details: {}, previousHash: "0".repeat(64), hash: "a".repeat(64) };
    const trail = (events: unknown) =>
      bytesOf([textEntry("events.json", JSON.stringify({ chain: "a", events }))]);
    expect(await faultOf(await trail([forged]))).toContain("event 1 is not what was written");
    expect(await faultOf(await trail([{ ...forged, seq: 2 }]))).toContain(
      "event 2 does not follow",
    );
    expect(await faultOf(await bytesOf([textEntry("notes.txt", "")]))).toContain("events.json");
  });

  it("runs without the server, and needs nothing but Node", async () => {
    const folder = temporaryFolder();
    const program = path.join(folder, "verify.mjs");
    writeFileSync(program, readFileSync("app/domain/evidence/verify.mjs"));
    const bytes = await bytesOf(small);
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8" });
    const good = run(written(bytes), secrets.sign("").publicKey);
    expect([good.status, good.stdout]).toEqual([0, expect.stringContaining("nothing was changed")]);
    expect(run(written(bytes)).stdout).toContain("ask for it");
    bytes[bytes.indexOf("%PDF") + 2] = 0;
    const bad = run(written(bytes));
    expect([bad.status, bad.stderr]).toEqual([1, expect.stringContaining("NOT WHOLE")]);
    expect(run().status).toBe(2);
    expect(run("nothing.zip").status).toBe(1);
  });
});

describe("the ZIP file", () => {
  it("is read by another program", async () => {
    const file = written(await bytesOf(small));
    const script =
      "import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),z.namelist())";
    const python = spawnSync("python3", ["-c", script, file], { encoding: "utf8" });
    if (python.error) return;
    expect(python.stdout).toContain("None ['events.json', 'documents/01-kbis-01.pdf'");
  });

  it("has the checksums of the standard", () => {
    expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926);
    expect(crc32(Buffer.from("6789"), crc32(Buffer.from("12345")))).toBe(0xcbf43926);
  });

  it("is cut off when a content changes between being measured and being sent", async () => {
    let opened = 0;
    const changing: ZipEntry = {
      name: "documents/01-kbis-01.pdf",

      open: async () => textEntry("x", opened++ === 0 ? "first" : "other").open(),
    };
    await expect(bytesOf([changing])).rejects.toThrow("changed while it was sent");
  });

  it("holds no content in memory, and goes on at the reader's pace", async () => {
    const part = Buffer.alloc(64 * 1024, 7);
    let [asked, opened] = [0, 0];
    const large: ZipEntry = {
      name: "documents/01-kbis-01.pdf",
      open: async () => {
        opened += 1;
        const isSent = opened === 2;
        return (async function* () {
          for (let index = 0; index < 1600; index += 1) {
            if (isSent) asked += 1;
            yield Promise.resolve(part) as unknown as Buffer;
          }
        })();
      },
    };
    const zip = writeZip([large], () => []);
    for (let taken = 0; taken < 10; taken += 1) await zip.next();
    expect(asked).toBeLessThan(12);
    await zip.return(undefined);
    expect(createHash("sha256").update(part).digest("hex")).toHaveLength(64);
  });
});
