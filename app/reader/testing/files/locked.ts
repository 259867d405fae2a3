import { createCipheriv, createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { hardenedHash } from "#app/reader/judging/hardened-hash.ts";
import { rc4 } from "#app/reader/judging/rc4.ts";
import { catalogue as plainCatalogue, textPage, words } from "./text-page.ts";
import { type Body, streamBody, writePdf } from "./write-pdf.ts";

/** Versions of the standard handler: revision 2 (40 bits), 3 (128), 4 (AES-128), 6 (AES-256). */
export const lockings = ["rc4-40", "rc4-128", "aes-128", "aes-256"] as const;
export type Locking = (typeof lockings)[number];

interface LockedFile {
  /** Absent for a file that anybody may open but not print. */
  readonly password?: string;
  readonly address?: string;
  readonly catalogue?: string;
  readonly objectStream?: string;
}

const documentId = Buffer.from("0123456789abcdef");
const zeroes = Buffer.alloc(16);
const pad = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
const md5 = (...parts: Buffer[]) => createHash("md5").update(Buffer.concat(parts)).digest();
const padded = (password: string) => Buffer.concat([Buffer.from(password), pad]).subarray(0, 32);
const hex = (bytes: Buffer) => `<${bytes.toString("hex")}>`;
const permissions = -1_084;

interface Handler {
  readonly dictionary: string;
  readonly encrypt: (number: number, bytes: Buffer) => Buffer;
}

export function locked(locking: Locking, file: LockedFile = {}): Buffer {
  const { password = "", address, catalogue = plainCatalogue } = file;
  const { dictionary, encrypt } =
    locking === "aes-256" ? newHandler(password) : oldHandler(locking, password);
  const stream = (number: number, entries: string, text: string) =>
    streamBody(entries, encrypt(number, deflateSync(Buffer.from(text))), "/FlateDecode");
  const link =
    address === undefined
      ? ""
      : `/Annots [<< /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI ${hex(encrypt(3, Buffer.from(address)))} >> >>]`;
  const more: Body[] = [`<< ${dictionary} >>`];
  if (file.objectStream) {
    const entries = `/Type /ObjStm /N 1 /First 4`;
    more.push(stream(7, entries, `8 0 ${file.objectStream}`));
  }
  const objects = textPage({ catalogue, page: link, content: stream(4, "", words) }, ...more);
  const version = locking === "aes-256" ? "2.0" : "1.6";
  const trailer = `/Encrypt 6 0 R /ID [${hex(documentId)} ${hex(documentId)}]`;
  return writePdf(objects, { version, trailer });
}

function oldHandler(locking: Exclude<Locking, "aes-256">, password: string): Handler {
  const revision = { "rc4-40": 2, "rc4-128": 3, "aes-128": 4 }[locking];
  const length = revision === 2 ? 5 : 16;
  const again = revision === 2 ? 0 : 50;
  const owner = repeat(md5(padded("owner")), again, md5).subarray(0, length);
  const ownerEntry = manyTimes(owner, padded(password), revision);
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(permissions);
  const key = repeat(md5(padded(password), ownerEntry, allowed, documentId), again, (one) =>
    md5(one.subarray(0, length)),
  ).subarray(0, length);
  const userEntry =
    revision === 2
      ? rc4(key, pad)
      : Buffer.concat([manyTimes(key, md5(pad, documentId), revision), zeroes]);
  const filter =
    revision === 4
      ? "/V 4 /CF << /StdCF << /CFM /AESV2 /Length 16 >> >> /StmF /StdCF /StrF /StdCF"
      : `/V ${String(revision - 1)}`;
  return {
    dictionary: `/Filter /Standard ${filter} /R ${String(revision)} /Length ${String(length * 8)} /P ${String(permissions)} /O ${hex(ownerEntry)} /U ${hex(userEntry)}`,
    encrypt: (number, bytes) => {
      const place = Buffer.from([number, number >> 8, 0, 0, 0]);
      const salt = revision === 4 ? Buffer.from("sAlT") : Buffer.alloc(0);
      const own = md5(key, place, salt).subarray(0, Math.min(length + 5, 16));
      return revision === 4 ? aes("aes-128-cbc", own, bytes) : rc4(own, bytes);
    },
  };
}

function repeat(first: Buffer, times: number, next: (one: Buffer) => Buffer): Buffer {
  let value = first;
  for (let time = 0; time < times; time += 1) value = next(value);
  return value;
}

/** From revision 3 on, nineteen more rounds with each key byte changed. */
function manyTimes(key: Buffer, bytes: Buffer, revision: number): Buffer {
  let value = rc4(key, bytes);
  for (let time = 1; revision > 2 && time < 20; time += 1) {
    value = rc4(
      key.map((one) => one ^ time),
      value,
    );
  }
  return Buffer.from(value);
}

function aes(cipher: "aes-128-cbc" | "aes-256-cbc", key: Buffer, bytes: Buffer): Buffer {
  const start = md5(bytes);
  const made = createCipheriv(cipher, key, start);
  return Buffer.concat([start, made.update(bytes), made.final()]);
}

function newHandler(password: string): Handler {
  const key = createHash("sha256").update("the key of the file").digest();
  const user = entriesFor(Buffer.from(password), key, Buffer.alloc(0));
  const owner = entriesFor(Buffer.from("owner"), key, user.entry);
  const plain = Buffer.alloc(16, 0xff);
  plain.writeInt32LE(permissions);
  plain.write("Tadbseed", 8, "latin1");
  const perms = bare("aes-256-ecb", key, null, plain);
  return {
    dictionary: `/Filter /Standard /V 5 /R 6 /Length 256 /CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF /P ${String(permissions)} /U ${hex(user.entry)} /UE ${hex(user.key)} /O ${hex(owner.entry)} /OE ${hex(owner.key)} /Perms ${hex(perms)}`,
    encrypt: (_, bytes) => aes("aes-256-cbc", key, bytes),
  };
}

function entriesFor(password: Buffer, key: Buffer, user: Buffer) {
  const [check, salt] = [Buffer.from("checking"), Buffer.from("salting!")];
  const entry = Buffer.concat([hardenedHash(password, check, user), check, salt]);
  return { entry, key: bare("aes-256-cbc", hardenedHash(password, salt, user), zeroes, key) };
}

function bare(cipher: string, key: Buffer, start: Buffer | null, bytes: Buffer): Buffer {
  const made = createCipheriv(cipher, key, start).setAutoPadding(false);
  return Buffer.concat([made.update(bytes), made.final()]);
}
