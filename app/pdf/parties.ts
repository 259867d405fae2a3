/** Who makes a paper, and who is named on it as the person to call. */
export interface Parties {
  readonly brand: {
    readonly name: string;
    readonly supportEmail: string;
    readonly supportPhone: string;
  };
  readonly manager: {
    readonly name: string;
    readonly email: string;
    readonly phone: string;
  } | null;
}

/** What a request is about, in words and in full: its reader is the customer. */
export interface RequestFacts {
  readonly reference: string;
  readonly accountName: string;
  readonly situation: string;
  /** In international form; null for who has no mobile. */
  readonly mobile: string | null;
  readonly addresses: readonly string[];
  /** Null where the situation does not touch it. */
  readonly contact: Contact | "kept" | null;
}

export interface Contact {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}
