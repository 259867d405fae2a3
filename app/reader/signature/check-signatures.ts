import type { Certificate } from "pkijs";
import { pdfStart } from "#app/reader/pdf-head.ts";
import type { SignatureReport, SignatureState } from "#app/reader/reading.ts";
import { parseAnchors } from "./anchors.ts";
import { hasUnheededDemand, isValidAt, maySignDocuments, signerName } from "./certificate.ts";
import { leadsToAnchor } from "./chain.ts";
import { findSignatures, type FoundSignature } from "./find-signatures.ts";
import { type DetachedSignature, readDetached } from "./signed-data.ts";

/** Detached CMS (ISO 32000-2, 12.8.3.3; PAdES). Time stamps and older kinds are not judged. */
const judgedKinds = ["adbe.pkcs7.detached", "ETSI.CAdES.detached"];
const maxSignatureBytes = 512 * 1024;
/** Signers' clocks may be ahead. */
const maxClockSkewMs = 24 * 60 * 60 * 1000;

const unverifiable: SignatureReport = {
  state: "cannot-verify",
  signer: null,
  signedAt: null,
  coversWholeFile: false,
};

/**
 * `anchors` are PEM texts; without any, an intact signature is `unknown-chain`. What cannot be
 * judged is `cannot-verify`, never `valid`. Revocation is not checked. Only for the reader's child.
 * Throws only on an invalid anchor.
 */
export async function checkSignatures(
  bytes: Uint8Array,
  anchors: readonly string[],
  now: Date,
): Promise<SignatureReport[]> {
  const trusted = parseAnchors(anchors);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const reports: SignatureReport[] = [];
  for (const found of findSignatures(file, pdfStart(bytes) ?? 0)) {
    const isInert = found !== "odd" && isInertAround(file, found);
    const report =
      found === "odd" ? unverifiable : await reportOn(bytes, found, { trusted, now, isInert });
    reports.push(report);
  }
  return reports;
}

interface Means {
  readonly trusted: readonly Certificate[];
  readonly now: Date;
  readonly isInert: boolean;
}

async function reportOn(
  bytes: Uint8Array,
  found: FoundSignature,
  { trusted, now, isInert }: Means,
): Promise<SignatureReport> {
  const signature = readable(bytes, found);
  const signedAt = signature?.signedAt?.toISOString() ?? found.claimedAt;
  const coversWholeFile = isInert && found.end <= bytes.length && leavesOutItselfAlone(found);
  const state = await stateOf(bytes, found, signature, { trusted, now, isInert }).catch(
    () => "cannot-verify" as const,
  );
  return {
    state,
    signer: signature ? signerName(signature.signer) : null,
    signedAt,
    coversWholeFile,
  };
}

async function stateOf(
  bytes: Uint8Array,
  found: FoundSignature,
  signature: DetachedSignature | null,
  { trusted, now, isInert }: Means,
): Promise<SignatureState> {
  if (found.end > bytes.length || leavesOutMore(found)) return "altered";
  if (!signature || !leavesOutItselfAlone(found)) return "cannot-verify";
  if (!judgedKinds.includes(found.subFilter ?? "")) return "cannot-verify";
  if (!(await hasDigest(bytes, found, signature)) || !(await signature.isSigned()))
    return "altered";
  if (!isInert) return "changed-after";
  return stateOfSigner(signature, found.claimedAt, trusted, now);
}

async function stateOfSigner(
  { signer, certificates, signedAt }: DetachedSignature,
  claimedAt: string | null,
  anchors: readonly Certificate[],
  now: Date,
): Promise<SignatureState> {
  const at = signedAt ?? (claimedAt === null ? now : new Date(claimedAt));
  if (!isValidAt(signer, at)) return "expired";
  if (!(await leadsToAnchor(signer, certificates, anchors, at))) return "unknown-chain";
  if (!maySignDocuments(signer) || hasUnheededDemand(signer)) return "cannot-verify";
  if (at.getTime() > now.getTime() + maxClockSkewMs) return "cannot-verify";
  // The date is only the signer's claim; once the certificate has expired it cannot be trusted.
  return isValidAt(signer, now) ? "valid" : "cannot-verify";
}

function readable(bytes: Uint8Array, { contents }: FoundSignature): DetachedSignature | null {
  const hex = Buffer.from(bytes.subarray(contents.start + 1, contents.end - 1)).toString("latin1");
  if (hex.length > maxSignatureBytes * 2 || !/^(?:[0-9A-Fa-f]{2})+$/.test(hex)) return null;
  try {
    return readDetached(new Uint8Array(Buffer.from(hex, "hex")));
  } catch {
    return null;
  }
}

/** What readers look for: none of it, and no bytes outside the signed part can change a page. */
const structure = /obj|xref|trailer|stream|%PDF-|%%EOF/;

/**
 * Before the header and after the signed part stands nothing, or what readers pass over: a job
 * ticket, line feeds, a portal's page.
 */
function isInertAround(file: string, { start, end }: FoundSignature): boolean {
  return !structure.test(file.slice(0, start)) && !structure.test(file.slice(end));
}

function leavesOutItselfAlone({ gapStart, gapEnd, contents }: FoundSignature) {
  return gapStart === contents.start && gapEnd === contents.end;
}

/** Unsigned bytes beside the signature are typical of signature wrapping. */
function leavesOutMore({ gapStart, gapEnd, contents }: FoundSignature) {
  return gapStart < contents.start || gapEnd > contents.end;
}

async function hasDigest(bytes: Uint8Array, found: FoundSignature, signature: DetachedSignature) {
  const { start, gapStart, gapEnd, end } = found;
  const signed = Buffer.concat([bytes.subarray(start, gapStart), bytes.subarray(gapEnd, end)]);
  const digest = await crypto.subtle.digest(signature.digest, signed);
  return Buffer.from(digest).equals(signature.messageDigest);
}
