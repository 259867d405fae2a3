// Makes app/domain/staff/breached-passwords.bin from lists of passwords: files with one a line, or JSON arrays.
//   node bin/breached-passwords.mjs LIST…
// docs/decisions/2026-11-28-breached-passwords.md says which lists the file in the repository was made from.
import { readFileSync, writeFileSync } from "node:fs";
import { fillSieve } from "#app/domain/staff/password-sieve.ts";
import { stemsOf } from "#app/domain/staff/password-stems.ts";

const lists = process.argv.slice(2);
if (lists.length === 0) throw new Error("name the lists of passwords");
const stems = new Set(lists.flatMap(wordsOf).flatMap(stemsOf));
const sieve = fillSieve([...stems].sort());
writeFileSync("app/domain/staff/breached-passwords.bin", sieve);
console.log(`${stems.size} stems, ${sieve.length} bytes`);

function wordsOf(file) {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".json") ? JSON.parse(text) : text.split(/\r?\n/);
}
