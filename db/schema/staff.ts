import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { staffRoles } from "#app/domain/access/roles.ts";
import type { Email } from "#app/domain/email.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { at, createdAt, primaryId } from "./columns.ts";

export const staffRole = pgEnum("staff_role", staffRoles);

export const staff = pgTable(
  "staff",
  {
    id: primaryId<StaffId>(),
    email: text().notNull().unique().$type<Email>(),
    name: text().notNull(),
    roles: staffRole().array().notNull(),
    passwordHash: text(),
    totpSealed: text(),
    totpConfirmedAt: at(),
    /** The last accepted one: a code is valid once. */
    totpLastStep: bigint({ mode: "number" }).notNull().default(0),
    setupTokenHash: text().unique(),
    setupExpiresAt: at(),
    disabledAt: at(),
    /** Who the member is at the provider of identities, since their first sign-in there. */
    ssoIssuer: text(),
    ssoSubject: text(),
    /** The administrator who gave, restored or changed this access last; null: the command line. */
    accessFrom: uuid()
      .references((): AnyPgColumn => staff.id)
      .$type<StaffId>(),
    /** Grows with each change of roles, password or second factor: stale pages and known browsers end. */
    version: integer().notNull().default(1),
    /** Wrong second factors since `wrongFactorsSince`. */
    wrongFactors: integer().notNull().default(0),
    wrongFactorsSince: at(),
    factorWarnedAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    check("staff_email", sql`${t.email} = lower(${t.email})`),
    unique("staff_sso").on(t.ssoIssuer, t.ssoSubject),
    check("staff_sso_whole", sql`(${t.ssoIssuer} is null) = (${t.ssoSubject} is null)`),
    check("staff_roles", sql`cardinality(${t.roles}) > 0`),
  ],
);

export const recoveryCodes = pgTable("recovery_codes", {
  id: primaryId<string>(),
  staffId: uuid()
    .notNull()
    .references(() => staff.id)
    .$type<StaffId>(),
  codeHash: text().notNull().unique(),
  usedAt: at(),
});

export const staffSessionStage = pgEnum("staff_session_stage", ["password", "full"]);

/** `password`: the second factor is still missing. */
export const staffSessions = pgTable(
  "staff_sessions",
  {
    id: primaryId<string>(),
    tokenHash: text().notNull().unique(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    stage: staffSessionStage().notNull(),
    userAgent: text().notNull(),
    address: text().notNull(),
    /** Wrong second factors since the last right one. */
    attempts: integer().notNull().default(0),
    /** When a second factor was given last; null: none in this session. */
    factorAt: at(),
    /** Opened at the provider of identities. */
    bySso: boolean().notNull().default(false),
    /** The browser had not passed this member's second factor before. */
    isUnknownBrowser: boolean().notNull().default(false),
    /** When a mail told the member of this sign-in. */
    toldAt: at(),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    endsAt: at().notNull(),
    endedAt: at(),
  },
  (t) => [index("staff_sessions_of_staff").on(t.staffId)],
);

export type StaffMember = typeof staff.$inferSelect;
export type StaffRole = StaffMember["roles"][number];
