import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { uniqueCodeAlphabet } from "#app/domain/typed/unique-code.ts";

/** 132 bits. */
export const linkTokenLength = 22;
/** Of `newToken`. */
export const tokenLength = 43;

/** Changing SECRET_KEY invalidates every open link, code and session. */
export function createSecrets(secretKey: string | Uint8Array) {
  const key = (purpose: string) =>
    Buffer.from(hkdfSync("sha256", secretKey, "passerelle", purpose, 32));
  const keys = {
    link: key("link"),
    code: key("code"),
    seal: key("seal"),
    rate: key("rate"),
    browser: key("browser"),
  };
  const keyed = (by: Buffer, text: string) => createHmac("sha256", by).update(text).digest();

  return {
    /** Deterministic, so that a retried e-mail has the same bytes. */
    linkToken: (linkId: string) =>
      keyed(keys.link, linkId).toString("base64url").slice(0, linkTokenLength),
    uniqueCode: (invitationId: string) => {
      const symbols = symbolsOf(keyed(keys.code, invitationId));
      return `${symbols.slice(0, 4)}-${symbols.slice(4, 8)}-${symbols.slice(8, 12)}`;
    },
    uniqueCodeHash: (code: string) =>
      keyed(keys.code, `hash:${normaliseCode(code)}`).toString("hex"),
    /** Does not reveal the address or number. */
    rateKey: (value: string) => keyed(keys.rate, value).toString("base64url").slice(0, 32),
    pick: (id: string, count: number) => keyed(keys.rate, `pick:${id}`).readUInt32BE() % count,
    /** Signs what a browser keeps. */
    browserSignature: (text: string) => keyed(keys.browser, text).toString("base64url"),
    /** AES-256-GCM; `about` binds the sealed text to its row. */
    seal: (text: string, about: string) => seal(keys.seal, text, about),
    open: (sealed: string, about: string) => open(keys.seal, sealed, about),
  };
}

export type Secrets = ReturnType<typeof createSecrets>;

/** A plain hash: only for at least 128 random bits. */
export function digest(token: string) {
  return createHash("sha256").update(token).digest("hex");
}

/** False for a link that a mail program cut. */
export function isWholeLinkToken(token: string) {
  return token.length === linkTokenLength;
}

export function newToken() {
  return randomBytes(32).toString("base64url");
}

/** Hashed first, because `timingSafeEqual` throws on different lengths. */
export function isSame(a: string, b: string) {
  return timingSafeEqual(Buffer.from(digest(a)), Buffer.from(digest(b)));
}

export function normaliseCode(code: string) {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** Twelve symbols give 59 bits. Skips bytes from 248 up, so that every symbol is equally likely. */
function symbolsOf(bytes: Buffer) {
  const fair = [...bytes].filter((byte) => byte < 248);
  return fair
    .slice(0, 12)
    .map((byte) => uniqueCodeAlphabet[byte % 31])
    .join("");
}

function seal(key: Buffer, text: string, about: string) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

function open(key: Buffer, sealed: string, about: string) {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
