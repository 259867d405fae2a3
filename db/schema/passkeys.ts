import { sql } from "drizzle-orm";
import { bigint, check, index, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { StaffId } from "#app/domain/ids.ts";
import { passkeyPurposes } from "#app/domain/staff/passkeys/purposes.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { staff } from "./staff.ts";

export const passkeys = pgTable(
  "passkeys",
  {
    id: primaryId<string>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    /** Base64url, as browsers write it. */
    credentialId: text().notNull().unique(),
    /** COSE, base64url. */
    publicKey: text().notNull(),
    /** Of the last use; 0 where the authenticator does not count. */
    counter: bigint({ mode: "number" }).notNull(),
    name: text().notNull(),
    createdAt: createdAt(),
    lastUsedAt: at(),
    /** Its counter did not go on: somebody may have a copy, so it opens nothing any more. */
    copiedAt: at(),
  },
  (t) => [
    index("passkeys_of_staff").on(t.staffId),
    check("passkeys_counter", sql`${t.counter} >= 0`),
  ],
);

export const passkeyPurpose = pgEnum("passkey_purpose", passkeyPurposes);

/** What an authenticator has to sign. Each is used once. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    challengeHash: text().primaryKey(),
    purpose: passkeyPurpose().notNull(),
    /** The hash of the token of the session that asked for it; null at the sign-in. */
    askedBy: text(),
    expiresAt: at().notNull(),
    usedAt: at(),
  },
  (t) => [
    index("passkey_challenges_expiry").on(t.expiresAt),
    check("passkey_challenges_asked_by", sql`(${t.purpose} = 'sign-in') = (${t.askedBy} is null)`),
  ],
);

export type Passkey = typeof passkeys.$inferSelect;
