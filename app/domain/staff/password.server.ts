import { hash, verify } from "@node-rs/argon2";

/** What OWASP lists first for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string) {
  return hash(password, cost);
}

let nobodys: Promise<string> | undefined;

/** Takes the same time with or without a hash to compare with. */
export async function isPassword(passwordHash: string | null, typed: string) {
  nobodys ??= hashPassword("nobody has this one");
  const isRight = await verify(passwordHash ?? (await nobodys), typed);
  return passwordHash !== null && isRight;
}
