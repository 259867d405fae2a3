import type { Certificate } from "pkijs";
import { isStrongKey, isStrongSignature } from "./algorithms.ts";
import { hasUnheededDemand, isValidAt, mayIssue } from "./certificate.ts";

const maxDepth = 6;
/** Checks are costly, and a file may contain hundreds of certificates with the same name. */
const maxVerifications = 24;

/** Does not check revocation, which would need the network. */
export async function leadsToAnchor(
  signer: Certificate,
  brought: readonly Certificate[],
  anchors: readonly Certificate[],
  at: Date,
): Promise<boolean> {
  if (anchors.some((anchor) => isSame(anchor, signer))) return true;
  let budget = maxVerifications;
  const tried = new Set<Certificate>();

  async function climb(from: Certificate, depth: number): Promise<boolean> {
    const candidates = [...anchors, ...brought].filter((one) =>
      mayHaveIssued(one, from, depth, at),
    );
    for (const issuer of candidates) {
      if (tried.has(issuer) || budget-- <= 0) continue;
      if (!(await hasSigned(issuer, from))) continue;
      if (anchors.includes(issuer)) return true;
      tried.add(issuer);
      if (depth < maxDepth && (await climb(issuer, depth + 1))) return true;
    }
    return false;
  }
  return climb(signer, 0);
}

function mayHaveIssued(issuer: Certificate, issued: Certificate, below: number, at: Date) {
  return (
    issuer.subject.isEqual(issued.issuer) &&
    isValidAt(issuer, at) &&
    mayIssue(issuer, below) &&
    !hasUnheededDemand(issuer) &&
    isStrongKey(issuer.subjectPublicKeyInfo)
  );
}

async function hasSigned(issuer: Certificate, issued: Certificate) {
  try {
    return isStrongSignature(issued.signatureAlgorithm, null) && (await issued.verify(issuer));
  } catch {
    // A key or signature that WebCrypto rejects cannot be part of a chain.
    return false;
  }
}

function isSame(one: Certificate, other: Certificate) {
  const [a, b] = [one, other].map((each) => Buffer.from(each.toSchema().toBER()));
  return a !== undefined && b !== undefined && a.equals(b);
}
