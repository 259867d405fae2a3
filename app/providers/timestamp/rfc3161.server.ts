import { createHash, randomBytes } from "node:crypto";
import { Integer, OctetString } from "asn1js";
import {
  AlgorithmIdentifier,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from "pkijs";
import type { Stamper } from "./timestamp.ts";

const sha256Id = "2.16.840.1.101.3.4.2.1";
const timeoutMs = 15_000;
const maxAnswerBytes = 100_000;

export function createStamper({ url }: { readonly url: string }): Stamper {
  return {
    async stamp(sha256) {
      const nonce = randomBytes(8);
      // Positive, and without leading zeros: DER would write it shorter.
      nonce[0] = (nonce.readUInt8(0) & 0x7f) | 0x40;
      const answer = await ask(url, requestFor(sha256, nonce));
      const { info } = readStamp(answer);
      const isAsked =
        imprintOf(info).equals(sha256) &&
        info.nonce !== undefined &&
        Buffer.from(info.nonce.valueBlock.valueHexView).equals(nonce);
      if (!isAsked) throw new Error("the time stamp is not for what was asked");
      return answer;
    },
  };
}

function requestFor(sha256: Buffer, nonce: Buffer) {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Id }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(sha256).buffer }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array(nonce).buffer }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER(false));
}

async function ask(url: string, body: Buffer) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/timestamp-query" },
    body: new Uint8Array(body),
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!answer.ok) throw new Error(`the time-stamping authority answered ${String(answer.status)}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (bytes.length > maxAnswerBytes) throw new Error("the time stamp is too long");
  return bytes;
}

/** Throws on anything but a granted stamp. */
function readStamp(answer: Buffer) {
  const { status, timeStampToken } = TimeStampResp.fromBER(new Uint8Array(answer));
  // 0 granted, 1 granted with modifications.
  if (Number(status.status) > 1 || !timeStampToken) throw new Error("no time stamp was granted");
  const signed = new SignedData({ schema: timeStampToken.content });
  const content = signed.encapContentInfo.eContent?.getValue();
  if (!content) throw new Error("the time stamp says nothing");
  return { signed, info: TSTInfo.fromBER(content) };
}

function imprintOf({ messageImprint }: TSTInfo) {
  const isSha256 = messageImprint.hashAlgorithm.algorithmId === sha256Id;
  return isSha256
    ? Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView)
    : Buffer.alloc(0);
}

/**
 * When this was stamped; null when the stamp is another text's or its signature is wrong. Whether the
 * authority can be trusted is for `openssl ts -verify` with its certificate.
 */
export async function checkStamp(stamp: Buffer, text: string): Promise<Date | null> {
  try {
    const { signed, info } = readStamp(stamp);
    const data = new TextEncoder().encode(text);
    if (!imprintOf(info).equals(createHash("sha256").update(data).digest())) return null;
    const isSigned = await signed.verify({ signer: 0, data: data.buffer, checkChain: false });
    return isSigned ? info.genTime : null;
  } catch {
    return null;
  }
}
