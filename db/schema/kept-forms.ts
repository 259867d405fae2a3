import { index, pgTable, text, unique } from "drizzle-orm/pg-core";
import type { FormOwner } from "#app/domain/kept-form/kept-form.ts";
import { createdAt, primaryId } from "./columns.ts";

/** What was posted after the end of a session, sealed until its sender is back. */
export const keptForms = pgTable(
  "kept_forms",
  {
    id: primaryId<string>(),
    owner: text().notNull().$type<FormOwner>(),
    /** The address it was posted to. */
    path: text().notNull(),
    sealed: text().notNull(),
    /** The only session that may read it: the one that its owner opened after it was kept. */
    sessionHash: text(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("kept_forms_of_owner").on(t.owner, t.path),
    index("kept_forms_of_session").on(t.sessionHash),
  ],
);
