export interface AskedIdentity {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: the provider gets its SHA-256 first. */
  readonly verifier: string;
  readonly redirectUri: string;
  /** The person proves again who they are. */
  readonly isFresh: boolean;
}

export interface ReturnedIdentity extends Pick<AskedIdentity, "state" | "nonce" | "verifier"> {
  /** Where the browser came back: `redirectUri` with what the provider added. */
  readonly address: URL;
}

/** What the provider says about a person. Nothing in here is believed further than that. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly isEmailVerified: boolean;
  /** Words of the claim of roles, without our prefix. */
  readonly roles: readonly string[];
  /** When the person proved who they are; null: the provider does not say. */
  readonly provedAt: Date | null;
  /** Of RFC 8176; null: the provider does not say. */
  readonly methods: readonly string[] | null;
}

/** `denied`: the provider or the person said no. `invalid`: the answer does not hold. */
export type IdentityAnswer =
  | { readonly kind: "known"; readonly identity: Identity }
  | { readonly kind: "denied" | "invalid" | "away"; readonly why: string };

export interface IdentityProvider {
  readonly issuer: string;
  /** For people. */
  readonly host: string;
  /** The address that the browser is sent to. */
  begin(asked: AskedIdentity): Promise<string | { readonly kind: "away"; readonly why: string }>;
  finish(returned: ReturnedIdentity): Promise<IdentityAnswer>;
}
