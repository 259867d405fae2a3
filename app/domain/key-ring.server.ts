import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  verify,
} from "node:crypto";
import type { DigestUse } from "./digest-use.ts";

/** What is derived from one SECRET_KEY. The id stands before all that rests under it. */
export function deriveKeys(secretKey: string | Uint8Array) {
  const key = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", secretKey, "passerelle", purpose, 32));
  return {
    id: key("id").toString("hex").slice(0, 8),
    link: key("link"),
    code: key("code"),
    seal: key("seal"),
    rate: key("rate"),
    browser: key("browser"),
    ...signingKeys(key("evidence")),
    digests: { code: key("digest code"), count: key("digest count") },
  };
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
const ed25519Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** Whoever verifies needs the public key alone. */
function signingKeys(seed: Buffer) {
  const der = Buffer.concat([ed25519Head, seed]);
  const signing = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(signing).export({ format: "der", type: "spki" });
  return { signing, publicKey: spki.toString("base64") };
}

export function isSignedBy(publicKey: string, text: string, signature: string) {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, "base64"),
      format: "der",
      type: "spki",
    });
    return (
      key.asymmetricKeyType === "ed25519" &&
      verify(null, Buffer.from(text), key, Buffer.from(signature, "base64"))
    );
  } catch {
    return false;
  }
}

export type DerivedKeys = ReturnType<typeof deriveKeys>;

export function keyed(key: Buffer, text: string) {
  return createHmac("sha256", key).update(text).digest();
}

/** Null for what was written before key ids. */
export function keyIdOf(stored: string) {
  return /^([0-9a-f]{8})\./.exec(stored)?.[1] ?? null;
}

const bodyOf = (stored: string) => stored.slice(stored.indexOf(".") + 1);

/** AES-256-GCM; `about` binds the sealed text to its row. */
export function seal({ id, seal: key }: DerivedKeys, text: string, about: string) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Throws for another key, another row or a changed text. */
export function open({ seal: key }: DerivedKeys, sealed: string, about: string) {
  const bytes = Buffer.from(bodyOf(sealed), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/**
 * One AES block over 128 bits of a SHA-256: equal texts give equal digests, and without the key
 * nobody can try numbers or codes out. Unlike an HMAC it can be carried over to another key.
 */
export function digestUnder({ id, digests }: DerivedKeys, use: DigestUse, text: string) {
  const plain = createHash("sha256").update(`${use}:${text}`).digest().subarray(0, 16);
  return `${id}.${block(createCipheriv, digests[use], plain).toString("base64url")}`;
}

export function carryOver(use: DigestUse, stored: string, from: DerivedKeys, to: DerivedKeys) {
  const plain = block(
    createDecipheriv,
    from.digests[use],
    Buffer.from(bodyOf(stored), "base64url"),
  );
  return `${to.id}.${block(createCipheriv, to.digests[use], plain).toString("base64url")}`;
}

function block(way: typeof createCipheriv | typeof createDecipheriv, key: Buffer, bytes: Buffer) {
  const cipher = way("aes-256-ecb", key, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}
