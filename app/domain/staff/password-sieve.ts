/**
 * A Bloom filter: it never misses a word that was put in, and takes one other word in a thousand for
 * one of them. 14 bits a word and ten probes give that rate.
 */
const bitsPerWord = 14;
const probes = 10;

export function fillSieve(words: readonly string[]): Uint8Array {
  const sieve = new Uint8Array(Math.ceil((words.length * bitsPerWord) / 8));
  for (const word of words) {
    for (const bit of bitsOf(word, sieve.length * 8)) {
      sieve[bit >> 3] = (sieve[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  }
  return sieve;
}

export function isInSieve(sieve: Uint8Array, word: string): boolean {
  return bitsOf(word, sieve.length * 8).every((bit) => ((sieve[bit >> 3] ?? 0) >> (bit & 7)) & 1);
}

/** Two hashes make all the probes (Kirsch and Mitzenmacher, 2006). */
function bitsOf(word: string, size: number): number[] {
  const [first, second] = [hash(word, 0x811c9dc5), hash(word, 0x01000193) | 1];
  return Array.from({ length: probes }, (_, probe) => ((first + probe * second) >>> 0) % size);
}

/** FNV-1a, then the last steps of MurmurHash3, because FNV alone spreads short words badly. */
function hash(word: string, seed: number) {
  let value = seed;
  for (let index = 0; index < word.length; index += 1) {
    value = Math.imul(value ^ word.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
