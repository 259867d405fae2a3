import { BitString, Integer } from "asn1js";
import { BasicConstraints, type Certificate, ExtKeyUsage } from "pkijs";

const commonName = "2.5.4.3";
const oid = {
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
};
/** Critical extensions handled here; policies restrict nothing that we judge. */
const heeded = [...Object.values(oid), "2.5.29.32"];
const nameConstraints = "2.5.29.30";

/** E-mail, any use, documents (RFC 9336, Microsoft, Adobe). */
const documentPurposes = [
  "1.3.6.1.5.5.7.3.4",
  "2.5.29.37.0",
  "1.3.6.1.5.5.7.3.36",
  "1.3.6.1.4.1.311.10.3.12",
  "1.2.840.113583.1.1.5",
];

function extension(certificate: Certificate, id: string): unknown {
  return certificate.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
}

/** A critical extension that we do not understand must not be ignored (RFC 5280, 4.2). */
export function hasUnheededDemand({ extensions = [] }: Certificate) {
  return extensions.some(
    ({ extnID, critical }) => extnID === nameConstraints || (critical && !heeded.includes(extnID)),
  );
}

export function isValidAt({ notBefore, notAfter }: Certificate, at: Date) {
  return notBefore.value <= at && at <= notAfter.value;
}

/** Bits 0 (digitalSignature), 1 (nonRepudiation) and 5 (keyCertSign) of the first byte. */
function mayUseKeyFor(certificate: Certificate, bits: number) {
  const usage = extension(certificate, oid.keyUsage);
  if (!(usage instanceof BitString)) return false;
  return ((usage.valueBlock.valueHexView[0] ?? 0) & bits) !== 0;
}

export function maySignDocuments(certificate: Certificate) {
  const purposes = extension(certificate, oid.extendedKeyUsage);
  const restricted = certificate.extensions?.some(({ extnID }) => extnID === oid.extendedKeyUsage);
  const fits =
    purposes instanceof ExtKeyUsage &&
    purposes.keyPurposes.some((purpose) => documentPurposes.includes(purpose));
  return mayUseKeyFor(certificate, 0b1100_0000) && (fits || !restricted);
}

/** `below`: number of authorities between it and the signer. */
export function mayIssue(certificate: Certificate, below: number) {
  const basic = extension(certificate, oid.basicConstraints);
  if (!(basic instanceof BasicConstraints) || !basic.cA) return false;
  const { pathLenConstraint: limit } = basic;
  const deepest = limit instanceof Integer ? limit.valueBlock.valueDec : limit;
  return mayUseKeyFor(certificate, 0b0000_0100) && (deepest === undefined || below <= deepest);
}

export function signerName({ subject }: Certificate): string | null {
  const found = subject.typesAndValues.find(({ type }) => type === commonName);
  const name = (found?.value.valueBlock as { value?: unknown } | undefined)?.value;
  if (typeof name !== "string") return null;
  return (
    name
      .replace(/[\p{C}\s]+/gu, " ")
      .trim()
      .slice(0, 200) || null
  );
}
