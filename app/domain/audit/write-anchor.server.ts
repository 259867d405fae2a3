import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import {
  claimAnchor,
  listUnanchored,
  recordAnchor,
  releaseAnchor,
} from "#db/audit-heads.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { anchorKey, chainsOf, readAnchorObject, writeAnchorObject } from "./anchor.ts";

export type AnchorMeans = Pick<Domain, "db" | "secrets"> & {
  readonly store: Pick<ObjectStore, "read" | "write">;
};

/**
 * Writes the hashes of new events outside the database, in objects that are never overwritten. Looks
 * at chains that changed alone. `evenEmpty`: an object of the day, whether or not there is news.
 */
export async function writeAnchors(means: AnchorMeans, { evenEmpty = false } = {}) {
  for (let number = 1; ; number += 1) {
    const written = await writeAnchor(means, evenEmpty && number === 1);
    if (written < limits.anchoredEvents) return;
  }
}

/** Returns how many events it holds. */
async function writeAnchor(means: AnchorMeans, evenEmpty: boolean) {
  const turn = await means.db.transaction(claimAnchor);
  if (!turn) return 0;
  try {
    if (await takeOver(means, turn)) return limits.anchoredEvents;
    const events = await listUnanchored(means.db, limits.anchoredEvents);
    if (events.length > 0 || evenEmpty) await write(means, turn, events);
    return events.length;
  } finally {
    await releaseAnchor(means.db, turn.number);
  }
}

interface Turn {
  readonly number: number;
  readonly previous: string | null;
}

async function write(
  { db, secrets, store }: AnchorMeans,
  turn: Turn,
  events: Awaited<ReturnType<typeof listUnanchored>>,
) {
  const chains = chainsOf(events);
  const at = (await databaseNow(db)).toISOString();
  const said = { format: "passerelle-audit-anchor/1", ...turn, at, chains } as const;
  const object = writeAnchorObject(said, secrets.sign);
  const body = Readable.from([Buffer.from(object)]);
  await store.write(anchorKey(turn.number), body, { contentType: "application/json" });
  const sha256 = sha256Of(object);
  await db.transaction((tx) => recordAnchor(tx, { number: turn.number, sha256, chains }));
}

/** A process wrote it and died, or the database is older than the store: it is never overwritten. */
async function takeOver({ db, secrets, store }: AnchorMeans, { number, previous }: Turn) {
  const body = await store.read(anchorKey(number));
  if (!body) return false;
  const object = await text(body);
  const read = readAnchorObject(object);
  const isOurs =
    read?.said.number === number &&
    read.said.previous === previous &&
    secrets.isOwnKey(read.signature.publicKey) &&
    secrets.isSigned(read.line, read.signature);
  if (!isOurs) throw new Error(`${anchorKey(number)} exists and is not ours: run audit:verify`);
  const { chains } = read.said;
  await db.transaction((tx) => recordAnchor(tx, { number, sha256: sha256Of(object), chains }));
  return true;
}

export const sha256Of = (object: string) => createHash("sha256").update(object).digest("hex");
