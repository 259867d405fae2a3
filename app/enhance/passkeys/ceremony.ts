import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { bytesOf, textOf } from "./base64url.ts";

/** What the authenticator answers to a challenge of the server, as JSON. */
export async function createPasskey(options: PublicKeyCredentialCreationOptionsJSON) {
  const { challenge, user, excludeCredentials = [] } = options;
  const publicKey = {
    ...options,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: described(excludeCredentials),
  } as PublicKeyCredentialCreationOptions;
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  return written(made, {
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: textOf(response.attestationObject),
  });
}

export async function answerWithPasskey(options: PublicKeyCredentialRequestOptionsJSON) {
  const { challenge, allowCredentials = [] } = options;
  const publicKey = {
    ...options,
    challenge: bytesOf(challenge),
    allowCredentials: described(allowCredentials),
  } as PublicKeyCredentialRequestOptions;
  const used = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = used.response as AuthenticatorAssertionResponse;
  return written(used, {
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    ...(response.userHandle && { userHandle: textOf(response.userHandle) }),
  });
}

function described(credentials: readonly { readonly id: string }[]) {
  return credentials.map(({ id }) => ({ type: "public-key", id: bytesOf(id) }));
}

function written({ rawId, type }: PublicKeyCredential, response: Record<string, string>) {
  const id = textOf(rawId);
  return JSON.stringify({ id, rawId: id, type, response });
}
