import type { EntityKind } from "#app/domain/situation/catalogue.ts";

export interface AccountFilter {
  readonly number: "without" | null;
  /** With an open request. */
  readonly pending: "yes" | null;
  readonly entity: EntityKind | null;
  readonly language: "fr" | "en" | null;
  readonly invited: "yes" | "no" | null;
}

const values: {
  readonly [Name in keyof AccountFilter]: readonly NonNullable<AccountFilter[Name]>[];
} = {
  number: ["without"],
  pending: ["yes"],
  entity: ["individual", "company", "association"],
  language: ["fr", "en"],
  invited: ["yes", "no"],
};
export const filterNames = Object.keys(values) as (keyof AccountFilter)[];

/** What is not known is passed over. */
export function parseAccountFilter(read: (name: string) => string | null): AccountFilter {
  return Object.fromEntries(
    filterNames.map((name) => {
      const given = read(name);
      return [name, (values[name] as readonly string[]).find((one) => one === given) ?? null];
    }),
  ) as unknown as AccountFilter;
}

export function filterQuery(filter: AccountFilter) {
  return filterNames.flatMap((name) => {
    const value = filter[name];
    return value === null ? [] : [[name, value] as const];
  });
}

export const accountPageSize = 50;
