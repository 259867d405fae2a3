import type { Danger } from "#app/reader/verdict.ts";
import { DangerFinder, type Target } from "./danger-finder.ts";
import { EncryptionFinder } from "./encryption-finder.ts";
import { walkPacked } from "./packed-objects.ts";
import type { Token } from "./pdf-tokens.ts";
import { type Decrypt, decryptionsOf } from "./standard-security.ts";
import { Effort, inTheClear, type ObjectVisitor, walkObjects } from "./walk-objects.ts";

const ordinaryAddress = /^(?:https?:|mailto:|tel:|www\.|#|$)/i;
const placeElsewhere = /^(?:\\\\|\/\/|[a-z][a-z0-9+.-]*:)/i;

/**
 * Walks the names of all objects in any notation, packed or encrypted (without a password), in
 * linear time. `other` sees them, too. Throws `BuiltToBlowUp`.
 */
export function dangersOf(bytes: Buffer, other?: ObjectVisitor): Danger[] {
  const effort = new Effort(bytes.length);
  const finder = new DangerFinder();
  const encryption = new EncryptionFinder();
  const visitors = other ? [finder, encryption, other] : [finder, encryption];
  const streams = walkObjects(bytes.toString("latin1"), effort, all(visitors));
  encryption.close();
  const decryptions = decryptionsOf(encryption.found, encryption.ids);
  walkPacked(bytes, streams, decryptions, effort, finder);
  const { addresses, files } = finder.targets();
  const isSome = (target: Target, pattern: RegExp) =>
    readingsOf(target, decryptions).some((text) => pattern.test(text));
  if (!addresses.every((one) => isSome(one, ordinaryAddress))) finder.add("opens-address");
  if (files.some((one) => isSome(one, placeElsewhere))) finder.add("remote-file");
  return finder.found();
}

function readingsOf(target: Target, decryptions: readonly Decrypt[]): string[] {
  if (decryptions.length === 0 || target.generation === inTheClear) return [target.text.trim()];
  const bytes = Buffer.from(target.text, "latin1");
  return decryptions.map((decrypt) => decrypt(target, bytes).toString("latin1").trim());
}

function all(visitors: readonly ObjectVisitor[]): ObjectVisitor {
  return {
    begin: (number, generation) => {
      for (const visitor of visitors) visitor.begin(number, generation);
    },
    see: (token: Token) => {
      for (const visitor of visitors) visitor.see(token);
    },
  };
}
