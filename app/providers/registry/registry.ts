/**
 * Public registries of companies and associations. Only a number leaves: a SIREN, an RNA number or
 * the number of a notice, never a person's name.
 */
export interface Registry {
  /** The registries that are switched on. */
  readonly sources: readonly RegistrySource[];
  /** Never throws. The whole exchange takes 3 seconds at most. */
  ask(question: RegistryQuestion): Promise<RegistryReply>;
}

/** Recherche d'entreprises, the associations' journal (JOAFE), the commercial gazette (BODACC). */
export type RegistrySource = "companies" | "journal" | "gazette";

export interface RegistryQuestion {
  readonly source: RegistrySource;
  /** Companies: SIREN or RNA. Journal: RNA. Gazette: SIREN, or day and number of a notice (`2026-05-14/345`). */
  readonly number: string;
}

/**
 * `several`: more than one candidate, so none is chosen. `limited`: asked too often. `malformed`: not
 * what the documentation describes.
 */
type RegistryState = "found" | "none" | "several" | "away" | "slow" | "limited" | "malformed";

export interface RegistryReply {
  readonly state: RegistryState;
  /** With `found` only. */
  readonly found: RegisteredCompany | PublishedNotices | null;
  /** The registry named a time to wait. */
  readonly retryAfterSeconds: number | null;
}

export interface RegisteredCompany {
  readonly kind: "company";
  readonly siren: string;
  readonly rna: string | null;
  readonly name: string;
  /** INSEE's code, four digits. */
  readonly legalForm: string | null;
  readonly isActive: boolean;
  /** yyyy-mm-dd. */
  readonly ceasedOn: string | null;
  readonly seat: string | null;
  /** Some or all persons are not shown. */
  readonly isHidden: boolean;
  readonly managers: readonly RegisteredManager[];
}

export interface RegisteredManager {
  /** Given names, then the family name in capitals; of a firm its name. */
  readonly name: string;
  readonly office: string;
  /** Of a firm. */
  readonly siren: string | null;
  readonly isFirm: boolean;
}

/** The newest first; there may be more than these. */
export interface PublishedNotices {
  readonly kind: "notices";
  readonly total: number;
  readonly notices: readonly PublishedNotice[];
}

interface PublishedNotice {
  /** In the issue of its day; null in the associations' journal. */
  readonly number: number | null;
  /** yyyy-mm-dd. */
  readonly publishedOn: string;
  /** As the registry writes it, such as "Modification" or "Ventes et cessions". */
  readonly about: string;
  /** SIREN or RNA numbers of all parties. */
  readonly parties: readonly string[];
}
