import { desc, eq } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { invitations } from "./schema/invitations.ts";
import { linkTries } from "./schema/link-tries.ts";

/** Of one invitation; a program that holds a link cannot fill the table. */
const most = 50;

export async function insertLinkTry(db: Database, row: typeof linkTries.$inferInsert) {
  const ofInvitation = eq(linkTries.invitationId, row.invitationId);
  if ((await db.$count(linkTries, ofInvitation)) >= most) return;
  await db.insert(linkTries).values(row);
}

/** Of all invitations that led to the request, the newest first. */
export function listLinkTries(db: Database, requestId: RequestId) {
  return db
    .select({
      at: linkTries.createdAt,
      outcome: linkTries.outcome,
      network: linkTries.network,
      browser: linkTries.browser,
      isProgram: linkTries.isProgram,
    })
    .from(linkTries)
    .innerJoin(invitations, eq(invitations.id, linkTries.invitationId))
    .where(eq(invitations.requestId, requestId))
    .orderBy(desc(linkTries.createdAt), desc(linkTries.id))
    .limit(most);
}
