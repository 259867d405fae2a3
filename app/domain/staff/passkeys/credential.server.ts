import { z } from "zod";

const text = z.string().min(1).max(10_000);
const outer = { id: text, rawId: text, type: z.literal("public-key") };
const extensions = z.object({}).default({});

const registration = z.object({
  ...outer,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});

const assertion = z.object({
  ...outer,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text,
  }),
});

/** What a browser's authenticator answered, as the page's script sends it. */
export type Registration = z.infer<typeof registration>;
export type Assertion = z.infer<typeof assertion>;

export function parseRegistration(typed: string): Registration | null {
  return registration.safeParse(readJson(typed)).data ?? null;
}

export function parseAssertion(typed: string): Assertion | null {
  return assertion.safeParse(readJson(typed)).data ?? null;
}

const clientData = z.object({ challenge: text, crossOrigin: z.boolean().default(false) });

/** The challenge that was signed; null for a frame of another site. */
export function signedChallenge({ response }: Registration | Assertion): string | null {
  const bytes = Buffer.from(response.clientDataJSON, "base64url");
  const read = clientData.safeParse(readJson(bytes.toString("utf8"))).data;
  return read && !read.crossOrigin ? read.challenge : null;
}

function readJson(typed: string): unknown {
  try {
    return JSON.parse(typed);
  } catch {
    return null;
  }
}
