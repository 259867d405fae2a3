import { index, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { RequestId, SessionId } from "#app/domain/ids.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";

/** `closed`: opened when the request had ended; it shows its outcome, and may begin another one. */
export const sessionScope = pgEnum("session_scope", ["request", "status", "closed"]);

/** After submission it shows only the status page. */
export const sessions = pgTable(
  "sessions",
  {
    id: primaryId<SessionId>(),
    tokenHash: text().notNull().unique(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    scope: sessionScope().notNull(),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    endsAt: at().notNull(),
    endedAt: at(),
  },
  (t) => [index("sessions_of_request").on(t.requestId)],
);
