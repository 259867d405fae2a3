import { z } from "zod";

/** Hashes of consecutive events of one chain. */
export interface AnchoredChain {
  readonly chain: string;
  readonly from: number;
  readonly hashes: readonly string[];
}

/** What an object outside the database says: the events since the one before, chain by chain. */
export interface Anchor {
  readonly format: "passerelle-audit-anchor/1";
  readonly number: number;
  readonly at: string;
  /** SHA-256 of the object before; null for the first one. */
  readonly previous: string | null;
  readonly chains: readonly AnchoredChain[];
}

export interface Signature {
  /** Ed25519, SPKI in base64. */
  readonly publicKey: string;
  readonly signature: string;
}

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const anchor = z.object({
  format: z.literal("passerelle-audit-anchor/1"),
  number: z.number().int().positive(),
  at: z.iso.datetime(),
  previous: hex64.nullable(),
  chains: z.array(
    z.object({ chain: z.string(), from: z.number().int().positive(), hashes: z.array(hex64) }),
  ),
});
const signature = z.object({ publicKey: z.string(), signature: z.string() });

export const anchorKey = (number: number) =>
  `audit-anchors/${String(number).padStart(8, "0")}.json`;
export const stampKey = (number: number) => anchorKey(number).replace(/json$/, "tsr");
export const anchorPrefix = "audit-anchors/";

export function anchorNumberOf(key: string) {
  return Number(/^audit-anchors\/(\d{8})\.json$/.exec(key)?.[1] ?? 0);
}

/** Two lines: what is said, and the signature of exactly that line. */
export function writeAnchorObject(said: Anchor, sign: (text: string) => Signature) {
  const line = JSON.stringify(said);
  return `${line}\n${JSON.stringify(sign(line))}\n`;
}

export interface ReadAnchor {
  readonly said: Anchor;
  readonly line: string;
  readonly signature: Signature;
}

/** Null for anything that we did not write. */
export function readAnchorObject(text: string): ReadAnchor | null {
  const [line = "", signed = "", end, ...more] = text.split("\n");
  if (end !== "" || more.length > 0) return null;
  const said = anchor.safeParse(jsonOf(line));
  const by = signature.safeParse(jsonOf(signed));
  return said.success && by.success ? { said: said.data, line, signature: by.data } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Rows in the order of chain and number, put together. */
export function chainsOf(
  rows: readonly { readonly chain: string; readonly seq: number; readonly hash: string }[],
): AnchoredChain[] {
  const chains: { chain: string; from: number; hashes: string[] }[] = [];
  for (const { chain, seq, hash } of rows) {
    const last = chains.at(-1);
    if (last?.chain === chain && seq === last.from + last.hashes.length) last.hashes.push(hash);
    else chains.push({ chain, from: seq, hashes: [hash] });
  }
  return chains;
}
