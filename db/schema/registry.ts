import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgEnum, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { RequestId } from "#app/domain/ids.ts";
import { type Registered, registryStates } from "#app/domain/registry/registered.ts";
import { registrySources } from "#app/domain/registry-source.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";

export const registrySource = pgEnum("registry_source", registrySources);
export const registryState = pgEnum("registry_state", registryStates);

/**
 * What public registries said about the organisation of a request. The same number asked within a day
 * gets a copy of the answer, with the hour of that answer.
 */
export const registryAnswers = pgTable(
  "registry_answers",
  {
    id: primaryId<string>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    source: registrySource().notNull(),
    number: text().notNull(),
    state: registryState().notNull(),
    answer: jsonb().$type<Registered>(),
    answeredAt: at().notNull(),
    createdAt: createdAt(),
    purgedAt: at(),
  },
  (t) => [
    index("registry_answers_of_request").on(t.requestId, t.answeredAt),
    index("registry_answers_of_number").on(t.source, t.number, t.answeredAt),
    check(
      "registry_answers_found",
      sql`(${t.answer} is not null) = (${t.state} = 'found' and ${t.purgedAt} is null)`,
    ),
  ],
);

/** Of all processes together: when each registry may be asked next, and whether it is left alone. */
export const registryTurns = pgTable("registry_turns", {
  source: registrySource().primaryKey(),
  nextAt: at().notNull(),
  /** Without a success in between. */
  failures: integer().notNull().default(0),
  pausedUntil: at(),
  pausedFor: registryState(),
});
