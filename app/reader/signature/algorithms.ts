import type { AlgorithmIdentifier, PublicKeyInfo } from "pkijs";
import { RSAPublicKey, RSASSAPSSParams } from "pkijs";

const digests: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};

const rsa = "1.2.840.113549.1.1.1";
const rsaPss = "1.2.840.113549.1.1.10";

/** RSA and ECDSA (RFC 4055, RFC 5758). */
const withDigest: readonly string[] = [
  "1.2.840.113549.1.1.11",
  "1.2.840.113549.1.1.12",
  "1.2.840.113549.1.1.13",
  "1.2.840.10045.4.3.2",
  "1.2.840.10045.4.3.3",
  "1.2.840.10045.4.3.4",
];
const minRsaBits = 2048;
const maxRsaBits = 8192;

export function strongDigest({ algorithmId }: AlgorithmIdentifier): string | null {
  return digests[algorithmId] ?? null;
}

/** `digest` applies when the algorithm itself names none (plain RSA in a signature). */
export function isStrongSignature(algorithm: AlgorithmIdentifier, digest: string | null) {
  const { algorithmId } = algorithm;
  if (algorithmId === rsa) return digest !== null;
  if (algorithmId !== rsaPss) return withDigest.includes(algorithmId);
  const { hashAlgorithm } = new RSASSAPSSParams({
    schema: algorithm.algorithmParams as RSASSAPSSParams,
  });
  return strongDigest(hashAlgorithm) !== null;
}

/** An RSA key may be too short, or so long that it stalls us. */
export function isStrongKey(key: PublicKeyInfo) {
  if (!(key.parsedKey instanceof RSAPublicKey)) return true;
  const bits = key.parsedKey.modulus.valueBlock.valueHexView.length * 8;
  return bits >= minRsaBits && bits <= maxRsaBits + 8;
}
