import { pgEnum, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import type { RequestId, SessionId } from "#app/domain/ids.ts";
import { answerIds } from "#app/domain/request/answer-ids.ts";
import { at } from "./columns.ts";
import { requests } from "./requests.ts";

export const answer = pgEnum("answer", answerIds);

/** When and in which session each answer of a request was last given. */
export const answerOrigins = pgTable(
  "answer_origins",
  {
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    answer: answer().notNull(),
    /** Not a foreign key: sessions are deleted soon after their end. Null: unknown. */
    sessionId: uuid().$type<SessionId>(),
    answeredAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.requestId, t.answer] })],
);
