import { createHash, randomBytes, sign, timingSafeEqual } from "node:crypto";
import { uniqueCodeAlphabet } from "#app/domain/typed/unique-code.ts";
import type { DigestUse } from "./digest-use.ts";
import {
  carryOver,
  type DerivedKeys,
  deriveKeys,
  digestUnder,
  isSignedBy,
  keyed,
  keyIdOf,
  open,
  seal,
} from "./key-ring.server.ts";

/** 132 bits. */
export const linkTokenLength = 22;
/** Of `newToken`. */
export const tokenLength = 43;

type SecretKey = string | Uint8Array;

/** SECRET_KEYS_OLD lost a key too early. */
export class KeyGone extends Error {}

/**
 * Everything new is made with SECRET_KEY. Stored values may have been made with one of
 * SECRET_KEYS_OLD: comparing and opening try all keys, the current one first.
 */
export function createSecrets(secretKey: SecretKey, oldKeys: readonly SecretKey[] = []) {
  const current = deriveKeys(secretKey);
  const all = [current, ...oldKeys.map(deriveKeys)];
  const byId = (stored: string) => all.find(({ id }) => id === keyIdOf(stored));
  const hashes = (use: DigestUse, text: string) => all.map((keys) => digestUnder(keys, use, text));

  const codeHashes = (code: string) => {
    const text = normaliseCode(code);
    return [...hashes("code", text), ...all.map((keys) => formerCodeHash(keys, text))] as const;
  };
  const openKnown = (sealed: string, about: string) => {
    if (keyIdOf(sealed) === null) return openWithAny(all, sealed, about);
    const keys = byId(sealed);
    return keys ? open(keys, sealed, about) : null;
  };

  return {
    /** The one that seals first. */
    keyIds: all.map(({ id }) => id) as [string, ...string[]],
    /** Of a new link. */
    linkToken: (linkId: string) => tokenUnder(current, linkId),
    /**
     * Of a link that exists, so that a retried e-mail has the same bytes. Null when the link was
     * erased, or made with a key that is gone.
     */
    linkTokenOf: (linkId: string, tokenHash: string) =>
      all.map((keys) => tokenUnder(keys, linkId)).find((token) => digest(token) === tokenHash) ??
      null,
    /** Of a new invitation. */
    uniqueCode: (invitationId: string) => codeUnder(current, invitationId),
    /** Of an invitation that exists; null as for links. */
    uniqueCodeOf: (invitationId: string, codeHash: string) =>
      all
        .map((keys) => codeUnder(keys, invitationId))
        .find((code) => codeHashes(code).includes(codeHash)) ?? null,
    uniqueCodeHash: (code: string) => digestUnder(current, "code", normaliseCode(code)),
    /** Under each key that a row may have been written with. */
    uniqueCodeHashes: codeHashes,
    /** Of numbers that are counted: the first one is written, all are looked for. */
    countKeys: (value: string) =>
      [...hashes("count", value), ...all.map(({ rate }) => shortened(keyed(rate, value)))] as [
        string,
        ...string[],
      ],
    /** Does not reveal the address or number. The first one is written; the others end soon. */
    rateKeys: (value: string) =>
      all.map(({ rate }) => shortened(keyed(rate, value))) as [string, ...string[]],
    /** Signs what a browser keeps. */
    browserSignature: (text: string) => signatureUnder(current, text),
    isBrowserSignature: (text: string, signature: string) =>
      all.filter((keys) => isSame(signatureUnder(keys, text), signature)).length > 0,
    /** Of what this process signs. */
    publicKey: current.publicKey,
    /** Ed25519, for anchors and evidence: whoever verifies needs the public key alone. */
    sign: (text: string) => ({
      publicKey: current.publicKey,
      signature: sign(null, Buffer.from(text), current.signing).toString("base64"),
    }),
    isSigned: (text: string, by: { readonly publicKey: string; readonly signature: string }) =>
      isSignedBy(by.publicKey, text, by.signature),
    /** Of SECRET_KEY or SECRET_KEYS_OLD. */
    isOwnKey: (publicKey: string) => all.some((keys) => keys.publicKey === publicKey),
    /** AES-256-GCM; `about` binds the sealed text to its row. */
    seal: (text: string, about: string) => seal(current, text, about),
    /** Throws when the text was changed, is another row's, or when its key is gone. */
    open: (sealed: string, about: string) => {
      const text = openKnown(sealed, about);
      if (text === null) throw new KeyGone(`${about}: its key is not in SECRET_KEYS_OLD`);
      return text;
    },
    /** Null when its key is gone; throws when the text was changed or is another row's. */
    openKnown,
    /** Under the current key; null when its own key is gone. */
    reseal: (sealed: string, about: string) => {
      const text = openKnown(sealed, about);
      return text === null ? null : seal(current, text, about);
    },
    /** The same digest under the current key; null when its key is gone, or it is a former HMAC. */
    rekey: (use: DigestUse, stored: string) => {
      const keys = byId(stored);
      return keys ? carryOver(use, stored, keys, current) : null;
    },
  };
}

export type Secrets = ReturnType<typeof createSecrets>;

/** A plain hash: only for at least 128 random bits. */
export function digest(token: string) {
  return createHash("sha256").update(token).digest("hex");
}

/** Always the same choice for the same token. */
export function pick(token: string, count: number) {
  return createHash("sha256").update(`pick:${token}`).digest().readUInt32BE() % count;
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

function tokenUnder({ link }: DerivedKeys, linkId: string) {
  return keyed(link, linkId).toString("base64url").slice(0, linkTokenLength);
}

function codeUnder({ code }: DerivedKeys, invitationId: string) {
  const symbols = symbolsOf(keyed(code, invitationId));
  return `${symbols.slice(0, 4)}-${symbols.slice(4, 8)}-${symbols.slice(8, 12)}`;
}

function signatureUnder({ browser }: DerivedKeys, text: string) {
  return keyed(browser, text).toString("base64url");
}

const shortened = (bytes: Buffer) => bytes.toString("base64url").slice(0, 32);

/** As codes were stored before key ids. */
function formerCodeHash({ code }: DerivedKeys, text: string) {
  return keyed(code, `hash:${text}`).toString("hex");
}

/** For what was sealed before key ids. */
function openWithAny(all: readonly DerivedKeys[], sealed: string, about: string) {
  for (const keys of all) {
    try {
      return open(keys, sealed, about);
    } catch {
      continue;
    }
  }
  return null;
}

/** Twelve symbols give 59 bits. Skips bytes from 248 up, so that every symbol is equally likely. */
function symbolsOf(bytes: Buffer) {
  const fair = [...bytes].filter((byte) => byte < 248);
  return fair
    .slice(0, 12)
    .map((byte) => uniqueCodeAlphabet[byte % 31])
    .join("");
}
