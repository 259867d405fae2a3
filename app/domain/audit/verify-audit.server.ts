import { buffer, text } from "node:stream/consumers";
import type { Domain } from "#app/domain/domain.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { type AuditFault, verifyAuditTrail } from "#db/audit-events.server.ts";
import { countUnanchored, findLastAnchor, findUnlike } from "#db/audit-heads.server.ts";
import { anchorKey, anchorNumberOf, anchorPrefix, readAnchorObject, stampKey } from "./anchor.ts";
import { sha256Of } from "./write-anchor.server.ts";

/** Of the objects outside the database. */
export interface AnchorFault {
  readonly anchor: number;
  readonly fault:
    | "missing"
    | "malformed"
    | "unlinked"
    | "signature"
    | "unknown-key"
    | "other-than-noted"
    | "stamp";
}

/** When the stamp was given; null if it is not one of this text. */
type CheckStamp = (stamp: Buffer, text: string) => Promise<Date | null>;

type Means = Pick<Domain, "db" | "secrets"> & {
  readonly store: Pick<ObjectStore, "read" | "list">;
  readonly checkStamp: CheckStamp;
};

/** Everything: each chain in itself, its end, and each event against what was written outside. */
export async function verifyAudit(means: Means) {
  const { events, faults } = await verifyAuditTrail(means.db);
  const outside = await verifyAnchors(means);
  return {
    events,
    faults: inOrder([...faults, ...outside.faults]),
    anchors: outside.anchors,
    anchorFaults: outside.anchorFaults,
    stampedAt: outside.stampedAt,
    unanchored: await countUnanchored(means.db),
  };
}

async function verifyAnchors(means: Means) {
  const last = await lastNumber(means);
  const state: State = {
    faults: [],
    anchorFaults: [],
    previous: null,
    unknown: null,
    stampedAt: null,
  };
  for (let number = 1; number <= last; number += 1) await verifyAnchor(means, state, number);
  // Links prove an older key's anchors, up to the last one that a key of ours signed.
  if (state.unknown !== null) {
    state.anchorFaults.push({ anchor: state.unknown, fault: "unknown-key" });
  }
  const noted = await findLastAnchor(means.db);
  const isOther = noted !== null && noted.number === last && noted.sha256 !== state.previous;
  if (isOther) state.anchorFaults.push({ anchor: last, fault: "other-than-noted" });
  return { ...state, anchors: last };
}

interface State {
  readonly faults: AuditFault[];
  readonly anchorFaults: AnchorFault[];
  /** SHA-256 of the object before; undefined after a missing one. */
  previous: string | null | undefined;
  /** The first of those at the end that no key of ours signed. */
  unknown: number | null;
  stampedAt: Date | null;
}

async function lastNumber({ db, store }: Means) {
  let last = (await findLastAnchor(db))?.number ?? 0;
  for await (const { key } of store.list(anchorPrefix)) last = Math.max(last, anchorNumberOf(key));
  return last;
}

async function verifyAnchor(means: Means, state: State, number: number) {
  const body = await means.store.read(anchorKey(number));
  const object = body && (await text(body));
  const read = object === null ? null : readAnchorObject(object);
  const fault = (kind: AnchorFault["fault"]) =>
    state.anchorFaults.push({ anchor: number, fault: kind });
  if (object === null) fault("missing");
  else if (!read || read.said.number !== number) fault("malformed");
  if (object === null || !read) {
    state.previous = undefined;
    return;
  }
  const isLinked = state.previous === undefined || read.said.previous === state.previous;
  if (!isLinked) fault("unlinked");
  if (!means.secrets.isSigned(read.line, read.signature)) fault("signature");
  if (means.secrets.isOwnKey(read.signature.publicKey)) state.unknown = null;
  else state.unknown ??= number;
  state.previous = sha256Of(object);
  for (const { chain, seq, found } of await findUnlike(means.db, read.said.chains))
    state.faults.push({ chain, seq, fault: found ? "not-as-anchored" : "cut" });
  await verifyStamp(means, state, number, object);
}

async function verifyStamp(
  { store, checkStamp }: Means,
  state: State,
  number: number,
  object: string,
) {
  const body = await store.read(stampKey(number));
  if (!body) return;
  const at = await checkStamp(await buffer(body), object);
  if (at) state.stampedAt = at;
  else state.anchorFaults.push({ anchor: number, fault: "stamp" });
}

/** One fault an event, in the order of the chains: what a chain says of itself comes first. */
function inOrder(faults: readonly AuditFault[]) {
  const first = new Map<string, AuditFault>();
  for (const fault of faults) {
    const place = `${fault.chain} ${String(fault.seq)}`;
    if (!first.has(place)) first.set(place, fault);
  }
  return [...first.values()].sort((a, b) =>
    a.chain === b.chain ? a.seq - b.seq : a.chain < b.chain ? -1 : 1,
  );
}
