import { and, eq, isNull, sql } from "drizzle-orm";
import type { RequestId, SessionId } from "#app/domain/ids.ts";
import type { AnswerId } from "#app/domain/request/answer-ids.ts";
import type { Database } from "./connection/client.server.ts";
import { answerOrigins } from "./schema/answer-origins.ts";
import { documents } from "./schema/documents.ts";

/** The request's row must be locked. */
export async function recordOrigin(
  db: Database,
  row: { requestId: RequestId; answer: AnswerId; sessionId: SessionId | null },
) {
  const last = { sessionId: row.sessionId, answeredAt: sql`now()` };
  await db
    .insert(answerOrigins)
    .values({ ...row, ...last })
    .onConflictDoUpdate({ target: [answerOrigins.requestId, answerOrigins.answer], set: last });
}

/** Answers that another session gave. */
export function listAnsweredElsewhere(db: Database, requestId: RequestId, session: SessionId) {
  const { answer, answeredAt, sessionId } = answerOrigins;
  return db
    .select({ answer, at: answeredAt })
    .from(answerOrigins)
    .where(and(eq(answerOrigins.requestId, requestId), isOther(sessionId, session)));
}

/** Supporting documents that another session gave. */
export function listGivenElsewhere(db: Database, requestId: RequestId, session: SessionId) {
  const { id, receivedAt, sessionId, removedAt, messageId } = documents;
  return db
    .select({ id, at: receivedAt })
    .from(documents)
    .where(
      and(
        eq(documents.requestId, requestId),
        isNull(removedAt),
        isNull(messageId),
        isOther(sessionId, session),
      ),
    );
}

function isOther(
  column: typeof documents.sessionId | typeof answerOrigins.sessionId,
  mine: SessionId,
) {
  return sql`${column} is distinct from ${mine}`;
}
