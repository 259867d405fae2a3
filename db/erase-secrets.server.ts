import { and, lt, notLike, sql, type SQL } from "drizzle-orm";
import type { Database } from "./client.server.ts";
import { invitations, links } from "./schema/invitations.ts";
import { sessions } from "./schema/sessions.ts";

const erased = "erased:";

/** A day after it was used or had expired. */
const isLongOver = (usedOrEnded: SQL) => lt(usedOrEnded, sql`now() - interval '24 hours'`);

/**
 * Erases what could still recognise a link, a unique code or a visit, 24 hours after its use or end. The rows of
 * links and invitations stay, since they say who was invited when; nothing opens by them any more.
 */
export function eraseSecrets(db: Database): Promise<void> {
  return db.transaction(async (tx) => {
    await tx
      .update(links)
      .set({ tokenHash: sql`${erased} || ${links.id}` })
      .where(
        and(
          notLike(links.tokenHash, `${erased}%`),
          isLongOver(sql`least(${links.usedAt}, ${links.expiresAt})`),
        ),
      );
    await tx
      .update(invitations)
      .set({ codeHash: sql`${erased} || ${invitations.id}` })
      .where(
        and(
          notLike(invitations.codeHash, `${erased}%`),
          isLongOver(sql`least(${invitations.codeUsedAt}, ${invitations.expiresAt})`),
        ),
      );
    await tx
      .delete(sessions)
      .where(isLongOver(sql`least(${sessions.endedAt}, ${sessions.endsAt})`));
  });
}
