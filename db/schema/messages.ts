import { index, integer, jsonb, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Email } from "#app/domain/email.ts";
import type {
  AccountId,
  InvitationId,
  LinkId,
  MessageId,
  RequestId,
  StaffId,
  VerificationId,
} from "#app/domain/ids.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import {
  type DetailsOf,
  type MessageDetails,
  type TemplateId,
  templateIds,
} from "#app/domain/notice/templates.ts";
import { accounts, locale } from "./accounts.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { invitations, links } from "./invitations.ts";
import { phoneVerifications } from "./phone-verifications.ts";
import { requests } from "./requests.ts";
import { staff } from "./staff.ts";

export const channel = pgEnum("channel", ["email", "sms"]);
export const template = pgEnum("template", templateIds);
/** `unknown`: the vendor may or may not have it; such an SMS is never resent automatically. */
export const messageStatus = pgEnum("message_status", [
  "queued",
  "sending",
  "sent",
  "refused",
  "unknown",
]);

/** Holds no secret: links and codes are derived at sending. */
export const messages = pgTable(
  "messages",
  {
    id: primaryId<MessageId>(),
    channel: channel().notNull(),
    template: template().notNull(),
    sentTo: text().notNull().$type<Email | MobileNumber>(),
    locale: locale().notNull(),
    accountId: uuid()
      .references(() => accounts.id)
      .$type<AccountId>(),
    requestId: uuid()
      .references(() => requests.id)
      .$type<RequestId>(),
    invitationId: uuid()
      .references(() => invitations.id)
      .$type<InvitationId>(),
    linkId: uuid()
      .references(() => links.id)
      .$type<LinkId>(),
    staffId: uuid()
      .references(() => staff.id)
      .$type<StaffId>(),
    verificationId: uuid()
      .references(() => phoneVerifications.id)
      .$type<VerificationId>(),
    codeCounter: integer(),
    details: jsonb().$type<MessageDetails>().notNull().default({}),
    status: messageStatus().notNull().default("queued"),
    vendorId: text(),
    /** Of an SMS, once it was handed over: which provider. */
    provider: text(),
    failure: text(),
    createdAt: createdAt(),
    sentAt: at(),
  },
  (t) => [
    index("messages_of_request").on(t.requestId),
    index("messages_of_invitation").on(t.invitationId),
    index("messages_of_account").on(t.accountId, t.createdAt),
    index("messages_to").on(t.sentTo, t.createdAt),
    index("messages_of_verification").on(t.verificationId),
    index("messages_created").on(t.createdAt),
  ],
);

export type MessageRow = typeof messages.$inferSelect;

/** A message whose details are those of its template. */
export type Message<Template extends TemplateId = TemplateId> = {
  [One in Template]: Omit<MessageRow, "template" | "details"> & {
    template: One;
    details: DetailsOf[One];
  };
}[Template];
