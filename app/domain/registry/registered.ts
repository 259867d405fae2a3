import type { RegistrySource } from "#app/domain/registry-source.ts";

/** The first three are answers. After the others the registry is asked again. */
export const registryStates = [
  "found",
  "none",
  "several",
  "away",
  "slow",
  "limited",
  "malformed",
] as const;
export type RegistryState = (typeof registryStates)[number];
const answers = ["found", "none", "several"] as const satisfies RegistryState[];
export type RegistrySilence = Exclude<RegistryState, (typeof answers)[number]>;

export function isSilence(state: RegistryState): state is RegistrySilence {
  return !answers.some((one) => one === state);
}

/** A number, never a name. */
export interface Question {
  readonly source: RegistrySource;
  /** SIREN, RNA, or day and number of a notice (`2026-05-14/345`). */
  readonly number: string;
}

export interface RegisteredManager {
  readonly name: string;
  readonly office: string;
  /** Of a firm. */
  readonly siren: string | null;
  readonly isFirm: boolean;
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

export interface PublishedNotice {
  /** Null in the associations' journal. */
  readonly number: number | null;
  /** yyyy-mm-dd. */
  readonly publishedOn: string;
  readonly about: string;
  /** SIREN or RNA numbers. */
  readonly parties: readonly string[];
}

interface PublishedNotices {
  readonly kind: "notices";
  readonly total: number;
  readonly notices: readonly PublishedNotice[];
}

export type Registered = RegisteredCompany | PublishedNotices;

/** What a registry said, and when. */
export interface RegistryAnswer extends Question {
  readonly state: RegistryState;
  /** Null without anything found, and once purged. */
  readonly answer: Registered | null;
  readonly answeredAt: Date;
  readonly purgedAt: Date | null;
}
