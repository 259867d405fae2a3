#!/usr/bin/env node
// Verifies an evidence file of Passerelle, without the server and without other programs:
//
//   node verify.mjs evidence.zip [public key of the signer]
//
// Every byte of the file is accounted for: the contents by their SHA-256 in the signed manifest,
// everything between them by writing it again and comparing. Needs Node 18 or later.
import { createHash, createPublicKey, verify } from "node:crypto";
import { realpathSync } from "node:fs";
import { open } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const localMark = 0x04034b50;
const centralMark = 0x02014b50;
const endMark = 0x06054b50;
/** Names in UTF-8, contents as they are, 1 January 1980: written so, accepted only so. */
const constants = { version: 20, flags: 0x0800, method: 0, time: 0, date: 0x0021 };
const signed = "manifest.json";
const signature = "manifest.sig";
const keptBytes = 64 * 1024 * 1024;
const chunkBytes = 256 * 1024;

class Wrong extends Error {}

/**
 * Throws with the first thing that is wrong.
 *
 * @param {string} path
 * @param {string | null} [expectedKey]
 */
export async function verifyEvidence(path, expectedKey = null) {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const entries = await readEntries(file, size);
    const manifest = readManifest(entries, expectedKey);
    checkEvents(entries);
    return {
      ...manifest,
      entries: entries.map(({ name, size: bytes }) => ({ name, size: bytes })),
    };
  } finally {
    await file.close();
  }
}

async function readEntries(file, size) {
  const entries = [];
  let place = 0;
  for (;;) {
    const mark = (await read(file, place, 4, size)).readUInt32LE();
    if (mark !== localMark) break;
    const entry = await readEntry(file, place, size);
    if (entries.some(({ name }) => name === entry.name))
      throw new Wrong(`${entry.name} is there twice`);
    entries.push(entry);
    place = entry.end;
  }
  const rest = Buffer.concat([...entries.map(centralRecord), endRecord(entries, place)]);
  const found = await read(file, place, size - place, size);
  if (!found.equals(rest))
    throw new Wrong(`the directory at byte ${place} is not the one of these entries`);
  return entries;
}

async function readEntry(file, offset, size) {
  const head = await read(file, offset, 30, size);
  const length = head.readUInt16LE(26);
  const bytes = head.readUInt32LE(18);
  const name = (await read(file, offset + 30, length, size)).toString("utf8");
  const start = offset + 30 + length;
  const content = await readContent(
    file,
    start,
    bytes,
    size,
    [signed, signature, "events.json"].includes(name),
  );
  const entry = { name, offset, size: bytes, end: start + bytes, ...content };
  const written = localHeader(entry);
  if (!written.equals(await read(file, offset, written.length, size)))
    throw new Wrong(`the head of the entry at byte ${offset} is wrong`);
  return entry;
}

async function readContent(file, start, bytes, size, isKept) {
  if (start + bytes > size) throw new Wrong(`the file ends in the entry at byte ${start}`);
  if (isKept && bytes > keptBytes) throw new Wrong(`the entry at byte ${start} is too long`);
  const hash = createHash("sha256");
  const kept = [];
  let crc = 0;
  for (let done = 0; done < bytes;) {
    const part = await read(file, start + done, Math.min(chunkBytes, bytes - done), size);
    hash.update(part);
    crc = crc32(part, crc);
    if (isKept) kept.push(part);
    done += part.length;
  }
  return {
    sha256: hash.digest("hex"),
    crc,
    text: isKept ? Buffer.concat(kept).toString("utf8") : null,
  };
}

async function read(file, offset, length, size) {
  if (length < 0 || offset + length > size)
    throw new Wrong(`the file ends at byte ${size}, too early`);
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new Wrong("the file became shorter while it was read");
    done += bytesRead;
  }
  return bytes;
}

function readManifest(entries, expectedKey) {
  const [said, by] = entries.slice(-2);
  if (said?.name !== signed || by?.name !== signature)
    throw new Wrong("the signed manifest is missing");
  const [publicKey = "", sign = "", end, ...more] = by.text.split("\n");
  if (end !== "" || more.length > 0 || !isBase64(publicKey) || !isBase64(sign))
    throw new Wrong("the signature is written in another way than ours");
  if (expectedKey !== null && publicKey !== expectedKey.trim())
    throw new Wrong("the file was signed with another key than the one that was given");
  if (!isSigned(said.text, publicKey, sign))
    throw new Wrong("the signature is not one of this manifest");
  const manifest = JSON.parse(said.text);
  const listed = entries.slice(0, -2).map(({ name, size, sha256 }) => ({ name, size, sha256 }));
  const first = firstDifference(manifest.entries, listed);
  if (first !== null) throw new Wrong(`${first} is not what was signed`);
  return { reference: manifest.reference, exportedAt: manifest.exportedAt, publicKey };
}

function firstDifference(wanted, found) {
  const longer = wanted.length > found.length ? wanted : found;
  for (const [index, { name }] of longer.entries()) {
    if (JSON.stringify(wanted[index]) !== JSON.stringify(found[index])) return name;
  }
  return null;
}

/** Other writings of the same bytes are refused. */
function isBase64(text) {
  return text !== "" && Buffer.from(text, "base64").toString("base64") === text;
}

function isSigned(text, publicKey, sign) {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, "base64"),
      format: "der",
      type: "spki",
    });
    if (key.asymmetricKeyType !== "ed25519") return false;
    // A key whose DER has another writing is none of ours.
    if (key.export({ format: "der", type: "spki" }).toString("base64") !== publicKey) return false;
    return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(sign, "base64"));
  } catch {
    return false;
  }
}

/** The audit trail of the case: each event holds the hash of the event before. */
function checkEvents(entries) {
  const { text } = entries.find(({ name }) => name === "events.json") ?? { text: null };
  if (text === null) throw new Wrong("events.json is missing");
  const { chain, events } = JSON.parse(text);
  let previousHash = "0".repeat(64);
  for (const [index, { seq, at, actor, action, details, hash, ...event }] of events.entries()) {
    if (seq !== index + 1 || event.previousHash !== previousHash)
      throw new Wrong(`event ${seq} does not follow from the one before`);
    // What colleagues may not read before the decision is withheld; its hash still stands in the chain.
    if (details !== null) {
      const text = canonicalJson({ chain, seq, at, actor, action, details, previousHash });
      if (createHash("sha256").update(text).digest("hex") !== hash)
        throw new Wrong(`event ${seq} is not what was written`);
    }
    previousHash = hash;
  }
}

function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(",")}}`;
}

export function localHeader({ name, crc, size }) {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(localMark, 0);
  writeCommon(head, 4, { name, crc, size });
  return Buffer.concat([head, Buffer.from(name, "utf8")]);
}

export function centralRecord({ name, crc, size, offset }) {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(centralMark, 0);
  record.writeUInt16LE(constants.version, 4);
  writeCommon(record, 6, { name, crc, size });
  record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, Buffer.from(name, "utf8")]);
}

function writeCommon(head, at, { name, crc, size }) {
  head.writeUInt16LE(constants.version, at);
  head.writeUInt16LE(constants.flags, at + 2);
  head.writeUInt16LE(constants.method, at + 4);
  head.writeUInt16LE(constants.time, at + 6);
  head.writeUInt16LE(constants.date, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(size, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(Buffer.byteLength(name), at + 22);
}

export function endRecord(entries, offset) {
  const end = Buffer.alloc(22);
  const length = entries.reduce((sum, entry) => sum + centralRecord(entry).length, 0);
  end.writeUInt32LE(endMark, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

const table = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

export function crc32(bytes, before = 0) {
  let crc = ~before >>> 0;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ^ (crc >>> 8)) >>> 0;
  return ~crc >>> 0;
}

async function main([path, expectedKey]) {
  if (!path) {
    console.error("Usage: node verify.mjs evidence.zip [public key of the signer]");
    return 2;
  }
  try {
    const { reference, exportedAt, publicKey, entries } = await verifyEvidence(
      path,
      expectedKey ?? null,
    );
    for (const { name, size } of entries) console.log(`whole  ${name}  ${size} bytes`);
    console.log(
      `Request ${reference}, exported ${exportedAt}: nothing was changed since it was signed.`,
    );
    console.log(`Signed with ${publicKey}`);
    if (expectedKey === undefined)
      console.log(
        "Whether that key is the registrar's, this program cannot know: ask for it, and give it as the second argument.",
      );
    return 0;
  } catch (error) {
    console.error(`NOT WHOLE: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

const called = process.argv[1];
if (called && import.meta.url === pathToFileURL(realpathSync(called)).href) {
  process.exitCode = await main(process.argv.slice(2));
}
