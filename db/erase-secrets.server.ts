import { and, eq, isNotNull, lt, ne, notLike, or, type SQL, sql } from "drizzle-orm";
import { limits } from "#app/domain/limits.ts";
import { forgetFailures } from "./code-failures.server.ts";
import { forgetSends } from "./code-sends.server.ts";
import type { Database } from "./connection/client.server.ts";
import { daysAgo, hoursAgo } from "./connection/clock.server.ts";
import { eraseOldKeptForms } from "./kept-forms.server.ts";
import { forgetChallenges } from "./passkeys.server.ts";
import { invitations, links } from "./schema/invitations.ts";
import { phoneVerifications } from "./schema/phone-verifications.ts";
import { sessions } from "./schema/sessions.ts";
import { forgetSsoStarts } from "./sso.server.ts";

const erased = "erased:";

const isLongOver = (usedOrEnded: SQL) => lt(usedOrEnded, hoursAgo(limits.secretsKeptHours));

/**
 * A "this was not me" link is valid until it expires, used or not: it can still stop the request.
 * Any other dead link opens nothing, and is recognised as long as its page can offer a new one.
 */
const isLinkForgotten = () =>
  or(
    and(eq(links.purpose, "freeze"), isLongOver(sql`${links.expiresAt}`)),
    and(
      ne(links.purpose, "freeze"),
      lt(sql`least(${links.usedAt}, ${links.expiresAt})`, daysAgo(limits.renewableLinkDays)),
    ),
  );

/**
 * Codes and sessions some hours after their use or end, links once they can no longer be renewed. The
 * rows of links, invitations and verifications stay: they record who was invited and what was
 * proved when. What codes were counted by goes with them, but not what is counted for life.
 */
export function eraseSecrets(db: Database): Promise<void> {
  return db.transaction(async (tx) => {
    await tx
      .update(links)
      .set({ tokenHash: sql`${erased} || ${links.id}` })
      .where(and(notLike(links.tokenHash, `${erased}%`), isLinkForgotten()));
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
      .update(phoneVerifications)
      .set({ seedSealed: null })
      .where(
        and(
          isNotNull(phoneVerifications.seedSealed),
          isLongOver(sql`coalesce(least(${phoneVerifications.verifiedAt},
            ${phoneVerifications.expiresAt}), ${phoneVerifications.createdAt})`),
        ),
      );
    await eraseOldKeptForms(tx);
    await forgetChallenges(tx);
    await forgetSsoStarts(tx);
    await tx
      .delete(sessions)
      .where(isLongOver(sql`least(${sessions.endedAt}, ${sessions.endsAt})`));
    await forgetSends(tx);
    await forgetFailures(tx);
  });
}
