import type { Danger } from "#app/domain/document/verdict.ts";
import { DangerFinder, type Address } from "./danger-finder.ts";
import { EncryptionFinder } from "./encryption-finder.ts";
import { walkPacked } from "./packed-objects.ts";
import type { Token } from "./pdf-tokens.ts";
import { decryptionsOf, type Decrypt } from "./standard-security.ts";
import { Effort, walkObjects, type ObjectVisitor } from "./walk-objects.ts";

/** An address that a click opens in the browser, as ordinary papers have them. */
const ordinaryAddress = /^(?:https?:|mailto:|tel:|www\.|#|$)/i;

/**
 * What a PDF could do by itself, found by walking the names of all its objects, however they are written,
 * packed or encrypted (without a password). Its time goes by the length of the file. Throws `BuiltToBlowUp`.
 */
export function dangersOf(bytes: Buffer): Danger[] {
  const effort = new Effort(bytes.length);
  const finder = new DangerFinder();
  const encryption = new EncryptionFinder();
  const streams = walkObjects(bytes.toString("latin1"), effort, both(finder, encryption));
  encryption.close();
  const decryptions = decryptionsOf(encryption.found, encryption.ids);
  walkPacked(bytes, streams, decryptions, effort, finder);
  if (!finder.addresses.every((one) => isOrdinary(one, decryptions))) finder.add("opens-address");
  return finder.found();
}

function isOrdinary(address: Address, decryptions: readonly Decrypt[]): boolean {
  const isInTheClear = decryptions.length === 0 || address.number < 0;
  if (isInTheClear) return ordinaryAddress.test(address.text.trim());
  const bytes = Buffer.from(address.text, "latin1");
  return decryptions.some((decrypt) =>
    ordinaryAddress.test(decrypt(address, bytes).toString("latin1").trim()),
  );
}

function both(one: ObjectVisitor, other: ObjectVisitor): ObjectVisitor {
  return {
    begin: (number, generation) => {
      one.begin(number, generation);
      other.begin(number, generation);
    },
    see: (token: Token) => {
      one.see(token);
      other.see(token);
    },
  };
}
