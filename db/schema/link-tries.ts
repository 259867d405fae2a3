import { boolean, index, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { InvitationId } from "#app/domain/ids.ts";
import { linkTryOutcomes } from "#app/domain/invitation/link-try.ts";
import { createdAt, primaryId } from "./columns.ts";
import { invitations } from "./invitations.ts";

export const linkTryOutcome = pgEnum("link_try_outcome", linkTryOutcomes);

/** Forms sent with an invitation's link or code. A mere opening of a page is recorded nowhere. */
export const linkTries = pgTable(
  "link_tries",
  {
    id: primaryId<string>(),
    invitationId: uuid()
      .notNull()
      .references(() => invitations.id)
      .$type<InvitationId>(),
    outcome: linkTryOutcome().notNull(),
    network: text().notNull(),
    browser: text(),
    isProgram: boolean().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("link_tries_of_invitation").on(t.invitationId, t.createdAt)],
);

export type LinkTry = typeof linkTries.$inferSelect;
