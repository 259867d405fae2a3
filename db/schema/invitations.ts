import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Email } from "#app/domain/email.ts";
import type { AccountId, InvitationId, LinkId, RequestId, StaffId } from "#app/domain/ids.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { accounts } from "./accounts.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { recipientKind, requests } from "./requests.ts";
import { staff } from "./staff.ts";

export const invitationEnding = pgEnum("invitation_ending", [
  "opened",
  "overtaken",
  "stopped",
  "contact-changed",
]);

export const invitations = pgTable(
  "invitations",
  {
    id: primaryId<InvitationId>(),
    accountId: uuid()
      .notNull()
      .references(() => accounts.id)
      .$type<AccountId>(),
    recipient: text().notNull().$type<Email>(),
    recipientKind: recipientKind().notNull(),
    invitedBy: uuid()
      .references(() => staff.id)
      .$type<StaffId>(),
    requestId: uuid()
      .references(() => requests.id)
      .$type<RequestId>(),
    codeHash: text().notNull(),
    codeUsedAt: at(),
    ending: invitationEnding(),
    expiresAt: at().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("invitations_of_account").on(t.accountId, t.recipient),
    index("invitations_of_request").on(t.requestId),
    check("invitations_recipient", sql`${t.recipient} = lower(${t.recipient})`),
    check("invitations_ending", sql`(${t.codeUsedAt} is null) = (${t.ending} is null)`),
  ],
);

export const linkPurpose = pgEnum("link_purpose", ["login", "contact", "freeze", "confirmation"]);

/** The token is derived from the row's id when the message is sent. */
export const links = pgTable(
  "links",
  {
    id: primaryId<LinkId>(),
    purpose: linkPurpose().notNull(),
    tokenHash: text().notNull().unique(),
    invitationId: uuid()
      .references(() => invitations.id)
      .$type<InvitationId>(),
    requestId: uuid()
      .references(() => requests.id)
      .$type<RequestId>(),
    /** A contact link proves this address. */
    sentTo: text().notNull().$type<Email | MobileNumber>(),
    attempts: integer().notNull().default(0),
    /** Of the last attempt. */
    triedAt: at(),
    expiresAt: at().notNull(),
    usedAt: at(),
    createdAt: createdAt(),
  },
  (t) => [
    index("links_of_invitation").on(t.invitationId),
    index("links_of_request").on(t.requestId),
    check("links_attempts", sql`${t.attempts} >= 0`),
    check("links_login", sql`${t.purpose} <> 'login' or ${t.invitationId} is not null`),
    check("links_contact", sql`${t.purpose} <> 'contact' or ${t.requestId} is not null`),
    /** A warning is about a request, or about an invitation to somebody else. */
    check(
      "links_freeze",
      sql`${t.purpose} <> 'freeze' or num_nonnulls(${t.requestId}, ${t.invitationId}) = 1`,
    ),
  ],
);

export type Invitation = typeof invitations.$inferSelect;
export type Link = typeof links.$inferSelect;
