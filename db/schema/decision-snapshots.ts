import { jsonb, pgTable, uuid } from "drizzle-orm/pg-core";
import type { Account } from "./accounts.ts";
import type { Request } from "./requests.ts";
import { reviews } from "./reviews.ts";

export type FrozenAccount = Pick<
  Account,
  | "name"
  | "siren"
  | "rna"
  | "contactName"
  | "contactEmail"
  | "mobile"
  | "knownPhone"
  | "authorisedAddresses"
>;

export type FrozenRequest = Pick<
  Request,
  | "situation"
  | "mobile"
  | "addresses"
  | "contactName"
  | "contactRole"
  | "contactEmail"
  | "stepsDone"
  | "currentNumber"
> & {
  /** As written by PostgreSQL. */
  readonly mobileVerifiedAt: string | null;
};

/** What stood on the account and in the request when a review was written. A trigger fills it. */
export const decisionSnapshots = pgTable("decision_snapshots", {
  reviewId: uuid()
    .primaryKey()
    .references(() => reviews.id)
    .$type<string>(),
  account: jsonb().notNull().$type<FrozenAccount>(),
  request: jsonb().notNull().$type<FrozenRequest>(),
});
