/** The company that issues the pdf, and the person to call. */
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

export interface RequestFacts {
  readonly reference: string;
  readonly accountName: string;
  readonly situation: string;
  /** International form (+33 6 …); null without a mobile. */
  readonly mobile: string | null;
  readonly addresses: readonly string[];
  /** Null if the situation does not concern it. */
  readonly contact: Contact | "kept" | null;
}

export interface Contact {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}
