import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isInSieve } from "./password-sieve.ts";

const file = join(process.cwd(), "app/domain/staff/breached-passwords.bin");

let sieve: Promise<Uint8Array> | undefined;

/** Read when the first password is set: 1.3 MB. */
export async function loadBreachedPasswords() {
  sieve ??= readFile(file);
  const loaded = await sieve;
  return (stem: string) => isInSieve(loaded, stem);
}
