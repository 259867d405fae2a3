import { Certificate } from "pkijs";

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Throws on a text without a certificate: the configuration is wrong. */
export function parseAnchors(texts: readonly string[]): Certificate[] {
  return texts.flatMap((text, index) => {
    const blocks = [...text.matchAll(block)];
    if (blocks.length === 0) throw new Error(`anchor ${index + 1}: no certificate in PEM`);
    return blocks.map(([, body = ""]) =>
      Certificate.fromBER(new Uint8Array(Buffer.from(body, "base64"))),
    );
  });
}
