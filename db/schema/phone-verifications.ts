import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { RequestId, VerificationId } from "#app/domain/ids.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";

export const verificationTarget = pgEnum("verification_target", ["new", "current"]);

/** A new code is a new HOTP counter of the same sealed seed. */
export const phoneVerifications = pgTable(
  "phone_verifications",
  {
    id: primaryId<VerificationId>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    target: verificationTarget().notNull(),
    mobile: text().notNull().$type<MobileNumber>(),
    /** Null before the first code, and from a day after the last one was proved or expired. */
    seedSealed: text(),
    counter: integer().notNull().default(0),
    attempts: integer().notNull().default(0),
    sentAt: at(),
    expiresAt: at(),
    verifiedAt: at(),
    /** Kept when a new code is sent: limits treat the number as proved from then on. */
    firstVerifiedAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    index("phone_verifications_proved")
      .on(t.mobile)
      .where(sql`${t.firstVerifiedAt} is not null`),
    unique("phone_verifications_once").on(t.requestId, t.target, t.mobile),
    check("phone_verifications_attempts", sql`${t.attempts} >= 0`),
  ],
);

export type PhoneVerification = typeof phoneVerifications.$inferSelect;
export type VerificationTarget = PhoneVerification["target"];
