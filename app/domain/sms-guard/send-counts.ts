import type { SmsBudget } from "#app/domain/limits.ts";

/**
 * Codes sent before. Numbers that the account has proved and numbers that it has not are counted
 * apart, except in `ofRequestInADay`, `ofAccount` and `ofService`.
 */
export interface SendCounts {
  /** In the window of `limits.sendsPerNumberMinutes`. */
  readonly toNumberLately: number;
  readonly toNumberEver: number;
  readonly ofRequestInADay: number;
  /** To new numbers, or to the old one: by `target`. */
  readonly ofAccount: SmsBudget;
  /** Of the account, by `target`. */
  readonly secondsSinceLast: number | null;
  readonly toRange: SmsBudget;
  readonly toCountry: SmsBudget;
  readonly ofService: SmsBudget;
  /** Of the service, to numbers that nobody has proved. */
  readonly unproved: SmsBudget;
}

export type CountKeys = readonly [string, ...string[]];

/** Where a code goes, as it is counted. */
export interface Destination {
  /** The first one is written, all are counted: rows of an older SECRET_KEY count on. */
  readonly numberKeys: CountKeys;
  readonly rangeKeys: CountKeys;
  /** E.164 without the last four digits. */
  readonly range: string;
  readonly country: string;
  readonly isAbroad: boolean;
  readonly isProved: boolean;
}
