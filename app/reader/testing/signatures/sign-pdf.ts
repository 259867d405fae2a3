import { ObjectIdentifier, OctetString, UTCTime } from "asn1js";
import {
  Attribute,
  type Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from "pkijs";
import type { Identity } from "./authority.ts";

const data = "1.2.840.113549.1.7.1";

export interface SigningWish {
  readonly by: Identity;
  readonly with?: readonly Certificate[];
  readonly at?: string | null;
  readonly digest?: string;
  readonly entries?: string;
  readonly byteRangeName?: string;
  /** Included in the signature, so that it is no longer detached. */
  readonly attached?: Uint8Array;
  /** What it claims to have digested; by default the signed parts of the file. */
  readonly instead?: Uint8Array;
}

const contentsLength = 16_000;
const rangeLength = 40;

export async function signPdf(wish: SigningWish, text = "Extrait Kbis"): Promise<Buffer> {
  return appendSignature(Buffer.from(onePage(text), "latin1"), wish);
}

export async function appendSignature(file: Buffer, wish: SigningWish): Promise<Buffer> {
  const { entries = "/SubFilter /ETSI.CAdES.detached", byteRangeName = "ByteRange" } = wish;
  const head = `9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite ${entries} /${byteRangeName} [`;
  const middle = `]${" ".repeat(rangeLength)}`;
  const before = Buffer.concat([file, Buffer.from(`${head}@${middle} /Contents `, "latin1")]);
  const after = Buffer.from(" >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n", "latin1");
  const gapStart = before.length - 1 + rangeLength;
  const gapEnd = gapStart + contentsLength * 2 + 2;
  const range = `0 ${gapStart} ${gapEnd} ${after.length}`.padEnd(rangeLength);
  const first = Buffer.from(before.toString("latin1").replace("@", range), "latin1");
  const signature = await sign(Buffer.concat([first, after]), wish);
  const hex = signature.toString("hex").padEnd(contentsLength * 2, "0");
  return Buffer.concat([first, Buffer.from(`<${hex}>`, "latin1"), after]);
}

/** Detached CMS. */
export async function sign(content: Uint8Array, wish: SigningWish): Promise<Buffer> {
  const { by, digest = "SHA-256" } = wish;
  const { issuer, serialNumber } = by.certificate;
  const hash = await crypto.subtle.digest(digest, Buffer.from(wish.instead ?? content));
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: data,
      ...(wish.attached ? { eContent: new OctetString({ valueHex: wish.attached }) } : {}),
    }),
    signerInfos: [
      new SignerInfo({ version: 1, sid: new IssuerAndSerialNumber({ issuer, serialNumber }) }),
    ],
    certificates: [by.certificate, ...(wish.with ?? [])],
  });
  const [info] = signed.signerInfos;
  if (!info) throw new Error("no signer");
  info.signedAttrs = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: attributesOf(hash, wish.at === undefined ? "2026-06-01T10:00:00Z" : wish.at),
  });
  await signed.sign(by.key, 0, digest);
  const content_ = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signed.toSchema(true),
  });
  return Buffer.from(content_.toSchema().toBER());
}

function attributesOf(hash: ArrayBuffer, at: string | null): Attribute[] {
  const of = (type: string, value: unknown) => new Attribute({ type, values: [value] });
  return [
    of("1.2.840.113549.1.9.3", new ObjectIdentifier({ value: data })),
    of("1.2.840.113549.1.9.4", new OctetString({ valueHex: hash })),
    ...(at ? [of("1.2.840.113549.1.9.5", new UTCTime({ valueDate: new Date(at) }))] : []),
  ];
}

function onePage(text: string) {
  const content = `BT /F1 24 Tf 50 700 Td (${text}) Tj ET`;
  return [
    "%PDF-1.7",
    "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [8 0 R] >> >>\nendobj",
    "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj",
    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [8 0 R] >>\nendobj",
    `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj`,
    "8 0 obj\n<< /FT /Sig /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /T (S) /V 9 0 R >>\nendobj\n",
  ].join("\n");
}
