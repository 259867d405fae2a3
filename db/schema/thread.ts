import { sql } from "drizzle-orm";
import { check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { threadSides } from "#app/domain/thread/thread.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";
import { staff } from "./staff.ts";

export const threadSide = pgEnum("thread_side", threadSides);

/** What the customer of a request and staff write to each other. */
export const threadMessages = pgTable(
  "thread_messages",
  {
    id: primaryId<string>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    side: threadSide().notNull(),
    /** Who of staff wrote it; null: the customer did. */
    staffId: uuid()
      .references(() => staff.id)
      .$type<StaffId>(),
    /** Null once purged. */
    text: text(),
    /** Of the form that sent it: the same form sent twice writes one message. */
    formId: uuid().notNull(),
    createdAt: createdAt(),
    /** When the other side first read it. */
    readAt: at(),
    /** When the mail about it was written to the customer. */
    toldAt: at(),
    purgedAt: at(),
  },
  (t) => [
    index("thread_messages_of_request").on(t.requestId, t.createdAt),
    uniqueIndex("thread_messages_once").on(t.requestId, t.formId),
    check("thread_messages_by", sql`(${t.side} = 'staff') = (${t.staffId} is not null)`),
    check("thread_messages_text", sql`length(trim(${t.text})) > 0`),
    check("thread_messages_purged", sql`(${t.purgedAt} is null) = (${t.text} is not null)`),
  ],
);
