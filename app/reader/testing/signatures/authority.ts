import { BitString, Integer, OctetString, PrintableString, Utf8String } from "asn1js";
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
} from "pkijs";

export interface Identity {
  readonly certificate: Certificate;
  readonly key: CryptoKey;
}

export interface CertificateWish {
  readonly name: string;
  /** Self-signed when absent. */
  readonly by?: Identity | undefined;
  readonly from?: string;
  readonly until?: string;
  readonly isAuthority?: boolean;
  readonly pathLength?: number;
  /** First byte of its key usage; null for none. */
  readonly usage?: number | null;
  readonly purposes?: readonly string[];
  readonly demands?: readonly string[];
  readonly digest?: string;
  readonly algorithm?: "RSA" | "ECDSA";
}

const shapes = {
  RSA: {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  },
  ECDSA: { name: "ECDSA", namedCurve: "P-256" },
};
let serial = 0;

export async function issue(wish: CertificateWish): Promise<Identity> {
  const keys = await crypto.subtle.generateKey(shapes[wish.algorithm ?? "ECDSA"], true, [
    "sign",
    "verify",
  ]);
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ value: ++serial }),
  });
  const name = commonName(wish.name);
  certificate.subject.typesAndValues.push(name);
  const issuer = wish.by?.certificate.subject.typesAndValues ?? [name];
  certificate.issuer.typesAndValues.push(...issuer);
  certificate.notBefore.value = new Date(wish.from ?? "2026-01-01");
  certificate.notAfter.value = new Date(wish.until ?? "2028-01-01");
  certificate.extensions = extensionsOf(wish);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(wish.by?.key ?? keys.privateKey, wish.digest ?? "SHA-256");
  // Parsed from bytes, as when it comes from a file.
  return {
    certificate: Certificate.fromBER(certificate.toSchema(true).toBER()),
    key: keys.privateKey,
  };
}

function commonName(value: string) {
  return new AttributeTypeAndValue({ type: "2.5.4.3", value: new Utf8String({ value }) });
}

function extensionsOf(wish: CertificateWish): Extension[] {
  const { isAuthority = false, pathLength, purposes = [], demands = [] } = wish;
  const usage = wish.usage === undefined ? (isAuthority ? 0x06 : 0xc0) : wish.usage;
  const basic = new BasicConstraints({
    cA: isAuthority,
    ...(pathLength === undefined ? {} : { pathLenConstraint: pathLength }),
  });
  return [
    extension("2.5.29.19", basic.toSchema().toBER()),
    ...(usage === null
      ? []
      : [
          extension(
            "2.5.29.15",
            new BitString({ valueHex: new Uint8Array([usage]).buffer }).toBER(),
          ),
        ]),
    ...(purposes.length === 0
      ? []
      : [
          extension(
            "2.5.29.37",
            new ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema().toBER(),
          ),
        ]),
    ...demands.map((id) => extension(id, new PrintableString({ value: "?" }).toBER())),
  ];
}

function extension(extnID: string, der: ArrayBuffer) {
  return new Extension({
    extnID,
    critical: true,
    extnValue: new OctetString({ valueHex: der }).valueBlock.valueHex,
  });
}

export function pem({ certificate }: Identity): string {
  const body = Buffer.from(certificate.toSchema().toBER()).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}
