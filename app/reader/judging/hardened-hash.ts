import { createCipheriv, createHash } from "node:crypto";

/** ISO 32000-2, 7.6.4.3.4, algorithm 2.B. `user` is the U entry, needed for an owner password. */
export function hardenedHash(
  password: Buffer,
  salt: Buffer,
  user: Buffer = Buffer.alloc(0),
): Buffer {
  let key = createHash("sha256")
    .update(Buffer.concat([password, salt, user]))
    .digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const one = Buffer.concat([password, key, user]);
    const many = Buffer.concat(Array.from({ length: 64 }, () => one));
    const cipher = createCipheriv("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32));
    const made = cipher.setAutoPadding(false).update(many);
    const sum = made.subarray(0, 16).reduce((total, byte) => total + byte, 0);
    const hash = ["sha256", "sha384", "sha512"][sum % 3] ?? "sha256";
    key = createHash(hash).update(made).digest();
    last = made.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}
