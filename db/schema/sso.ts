import { sql } from "drizzle-orm";
import { boolean, check, index, pgEnum, pgTable, text } from "drizzle-orm/pg-core";
import { ssoPurposes } from "#app/domain/staff/sso/purposes.ts";
import { at, createdAt } from "./columns.ts";

export const ssoPurpose = pgEnum("sso_purpose", ssoPurposes);

/** A way to the provider of identities and back. Each is used once, in the browser that began it. */
export const ssoStarts = pgTable(
  "sso_starts",
  {
    stateHash: text().primaryKey(),
    /** Of what the browser keeps in its cookie. */
    browserHash: text().notNull(),
    purpose: ssoPurpose().notNull(),
    /** The hash of the token of the session that steps up; null at the sign-in. */
    sessionHash: text(),
    /** The page that was asked for; null: none. */
    returnTo: text(),
    createdAt: createdAt(),
    expiresAt: at().notNull(),
    usedAt: at(),
  },
  (t) => [
    index("sso_starts_expiry").on(t.expiresAt),
    check("sso_starts_session", sql`(${t.purpose} = 'sign-in') = (${t.sessionHash} is null)`),
  ],
);

/** One row, written by a migration. */
export const signInRules = pgTable(
  "sign_in_rules",
  {
    isOnly: boolean().primaryKey().default(true),
    /** Passwords and passkeys open no session. */
    ssoRequired: boolean().notNull().default(false),
    updatedAt: createdAt(),
  },
  (t) => [check("sign_in_rules_one_row", sql`${t.isOnly}`)],
);
