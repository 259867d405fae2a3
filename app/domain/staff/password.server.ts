import { hash, verify } from "@node-rs/argon2";

/** argon2id (the library's default) with OWASP's first choice of parameters: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string) {
  return hash(password, cost);
}

let nobodys: Promise<string> | undefined;

/** Takes the same time whether there is a hash to compare with or not. */
export async function isPassword(passwordHash: string | null, typed: string) {
  nobodys ??= hashPassword("nobody has this one");
  const isRight = await verify(passwordHash ?? (await nobodys), typed);
  return passwordHash !== null && isRight;
}
