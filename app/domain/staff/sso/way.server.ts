import { createHmac } from "node:crypto";

/**
 * What binds a way to the provider and back. Nonce and verifier follow from the cookie and the state:
 * the database holds hashes of both, and the provider sees the state only.
 */
export function wayOf(browser: string, state: string) {
  const derive = (use: string) =>
    createHmac("sha256", browser).update(`${use}:${state}`).digest("base64url");
  return { state, nonce: derive("nonce"), verifier: derive("verifier") };
}
