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
  readonly mobile: string | null;
  readonly addresses: readonly string[];
  readonly contact: Contact | "kept" | null;
}

export interface Contact {
  readonly name: string;
  readonly role: string;
  readonly email: string;
}
