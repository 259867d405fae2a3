import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./client.server.ts";
import { sessions } from "./schema/sessions.ts";

export type SessionScope = "request" | "status";

export async function insertSession(
  db: Database,
  row: { tokenHash: string; requestId: RequestId; scope: SessionScope },
) {
  await db.insert(sessions).values({ ...row, endsAt: sql`now() + interval '4 hours'` });
}

/** The living session behind a cookie; being seen keeps it alive for another 30 minutes, 4 hours at most. */
export async function touchSession(db: Database, tokenHash: string) {
  const [session] = await db
    .update(sessions)
    .set({ lastSeenAt: sql`now()` })
    .where(
      and(
        eq(sessions.tokenHash, tokenHash),
        isNull(sessions.endedAt),
        gt(sessions.endsAt, sql`now()`),
        gt(sessions.lastSeenAt, sql`now() - interval '30 minutes'`),
      ),
    )
    .returning({ requestId: sessions.requestId, scope: sessions.scope });
  return session ?? null;
}

/** After a submission nothing can be edited from an older visit: they all show the status only. */
export async function narrowSessions(db: Database, requestId: RequestId) {
  await db.update(sessions).set({ scope: "status" }).where(eq(sessions.requestId, requestId));
}

export async function endSession(db: Database, tokenHash: string) {
  await db
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.endedAt)));
}
