import { createDecipheriv, createHash } from "node:crypto";
import type { Encryption } from "./encryption-finder.ts";
import { hardenedHash } from "./hardened-hash.ts";
import { rc4 } from "./rc4.ts";

/** Gives garbage with a wrong key. Never throws. */
export type Decrypt = (
  object: { readonly number: number; readonly generation: number },
  bytes: Buffer,
) => Buffer;

const padding = Buffer.from(
  "28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a",
  "hex",
);
const nothing = Buffer.alloc(0);

/** Without a password, under the standard security handler (ISO 32000, 7.6). */
export function decryptionsOf(found: readonly Encryption[], ids: readonly Buffer[]): Decrypt[] {
  return found.flatMap((encryption) => {
    if ((encryption.numbers.get("V") ?? 0) >= 5) return newHandler(encryption);
    return (ids.length > 0 ? ids : [nothing]).map((id) => oldHandler(encryption, id));
  });
}

const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest();

function oldHandler(
  { strings, numbers, isAes, encryptsMetadata }: Encryption,
  id: Buffer,
): Decrypt {
  const [version = 0, revision = 2] = [numbers.get("V"), numbers.get("R")];
  const length = lengthOfKey(version, numbers.get("Length") ?? 40);
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE((numbers.get("P") ?? 0) | 0);
  const bare = revision >= 4 && !encryptsMetadata ? Buffer.alloc(4, 0xff) : nothing;
  let key = md5(padding, (strings.get("O") ?? nothing).subarray(0, 32), allowed, id, bare);
  for (let time = 0; revision >= 3 && time < 50; time += 1) key = md5(key.subarray(0, length));
  key = key.subarray(0, length);
  return ({ number, generation }, bytes) => {
    const place = Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8]);
    const own = md5(key, place, isAes ? Buffer.from("sAlT") : nothing);
    if (isAes) return aes("aes-128-cbc", own, bytes);
    return rc4(own.subarray(0, Math.min(length + 5, 16)), bytes);
  };
}

/** In bytes. Some programs write bytes where bits are expected. */
function lengthOfKey(version: number, said: number) {
  if (version <= 1) return 5;
  if (version === 4) return 16;
  return Math.min(16, Math.max(5, said > 32 ? said >> 3 : said));
}

function newHandler({ strings, numbers }: Encryption): Decrypt[] {
  const [user = nothing, wrapped = nothing] = [strings.get("U"), strings.get("UE")];
  if (user.length < 48 || wrapped.length < 32) return [];
  const salt = user.subarray(40, 48);
  const own =
    numbers.get("R") === 5
      ? createHash("sha256").update(salt).digest()
      : hardenedHash(nothing, salt);
  const unwrapping = createDecipheriv("aes-256-cbc", own, Buffer.alloc(16)).setAutoPadding(false);
  const key = unwrapping.update(wrapped.subarray(0, 32));
  return [(_, bytes) => aes("aes-256-cbc", key, bytes)];
}

function aes(cipher: "aes-128-cbc" | "aes-256-cbc", key: Buffer, bytes: Buffer): Buffer {
  const whole = bytes.length - (bytes.length % 16);
  if (whole < 32) return nothing;
  const decipher = createDecipheriv(cipher, key, bytes.subarray(0, 16)).setAutoPadding(false);
  const plain = decipher.update(bytes.subarray(16, whole));
  return plain.subarray(0, plain.length - Math.min(16, plain.at(-1) ?? 0));
}
