import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";
import { staff } from "./staff.ts";

/** What staff write to each other about a request. The customer never reads it. */
export const notes = pgTable(
  "notes",
  {
    id: primaryId<string>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id)
      .$type<StaffId>(),
    text: text().notNull(),
    /** Who was told of it. */
    mentions: uuid().array().notNull().default([]).$type<StaffId[]>(),
    createdAt: createdAt(),
  },
  (t) => [
    index("notes_of_request").on(t.requestId, t.createdAt),
    check("notes_text", sql`length(trim(${t.text})) > 0`),
  ],
);
