import { fromBER, GeneralizedTime, OctetString, UTCTime } from "asn1js";
import {
  Certificate,
  ContentInfo,
  getCrypto,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from "pkijs";
import { isStrongKey, isStrongSignature, strongDigest } from "./algorithms.ts";

const data = "1.2.840.113549.1.7.1";
const attribute = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
};
const bounds = { maxDepth: 40, maxNodes: 20_000 };
const maxCertificates = 32;

/** One signer, strong algorithms, signed attributes (RFC 5652). */
export interface DetachedSignature {
  readonly signer: Certificate;
  readonly certificates: readonly Certificate[];
  /** Name in WebCrypto. */
  readonly digest: string;
  readonly messageDigest: Uint8Array;
  readonly signedAt: Date | null;
  readonly isSigned: () => Promise<boolean>;
}

/** The DER may be followed by zeros. Null when it cannot be judged; throws on garbage. */
export function readDetached(der: Uint8Array): DetachedSignature | null {
  const { offset, result } = fromBER(der, bounds);
  if (offset <= 0 || der.subarray(offset).some((byte) => byte !== 0)) return null;
  const content = new ContentInfo({ schema: result });
  if (content.contentType !== ContentInfo.SIGNED_DATA) return null;
  const signed = new SignedData({ schema: content.content });
  const [info] = signed.signerInfos;
  if (!info || signed.signerInfos.length !== 1) return null;
  // Embedded content would be verified instead of the file.
  if (signed.encapContentInfo.eContentType !== data || signed.encapContentInfo.eContent)
    return null;
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const signer = certificates.find((certificate) => isNamed(info, certificate));
  if (!signer || certificates.length > maxCertificates) return null;
  return judgeable(info, signer, certificates);
}

function judgeable(
  info: SignerInfo,
  signer: Certificate,
  certificates: readonly Certificate[],
): DetachedSignature | null {
  const digest = strongDigest(info.digestAlgorithm);
  const key = signer.subjectPublicKeyInfo;
  if (!digest || !isStrongSignature(info.signatureAlgorithm, digest) || !isStrongKey(key))
    return null;
  const contentType = valueOf(info, attribute.contentType);
  const messageDigest = valueOf(info, attribute.messageDigest);
  if (String((contentType as { valueBlock?: unknown } | null)?.valueBlock) !== data) return null;
  if (!(messageDigest instanceof OctetString)) return null;
  return {
    signer,
    certificates,
    digest,
    messageDigest: messageDigest.valueBlock.valueHexView,
    signedAt: timeOf(valueOf(info, attribute.signingTime)),
    isSigned: () => isSigned(info, signer, digest),
  };
}

function valueOf(info: SignerInfo, type: string): unknown {
  const found = info.signedAttrs?.attributes.filter((one) => one.type === type) ?? [];
  return found.length === 1 && found[0]?.values.length === 1
    ? (found[0].values[0] as unknown)
    : null;
}

function timeOf(value: unknown) {
  return value instanceof UTCTime || value instanceof GeneralizedTime ? value.toDate() : null;
}

/** Signers identified by their key identifier are not supported: no registry uses this. */
function isNamed({ sid }: SignerInfo, certificate: Certificate) {
  return (
    sid instanceof IssuerAndSerialNumber &&
    certificate.issuer.isEqual(sid.issuer) &&
    certificate.serialNumber.isEqual(sid.serialNumber)
  );
}

async function isSigned(info: SignerInfo, signer: Certificate, digest: string) {
  if (!info.signedAttrs) return false;
  const plainRsa = info.signatureAlgorithm.algorithmId === "1.2.840.113549.1.1.1";
  return getCrypto(true).verifyWithPublicKey(
    info.signedAttrs.encodedValue,
    info.signature,
    signer.subjectPublicKeyInfo,
    info.signatureAlgorithm,
    plainRsa ? digest : undefined,
  );
}
