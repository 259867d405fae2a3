import { sql } from "drizzle-orm";
import { boolean, check, date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Day } from "#app/domain/statistics/day.ts";
import type { Figure } from "#app/domain/statistics/figures.ts";
import { at } from "./columns.ts";

const day = () => date({ mode: "string" }).$type<Day>();

/** One row a day in Paris that was counted. A closed day is not counted again. */
export const figureDays = pgTable("figure_days", {
  day: day().primaryKey(),
  countedAt: at().notNull(),
  isClosed: boolean().notNull().default(false),
});

/** What `figures.ts` counts, without a name, a number or a reference. Zeros have no row. */
export const dailyCounts = pgTable(
  "daily_counts",
  {
    day: day().notNull(),
    figure: text().notNull().$type<Figure>(),
    /** A situation, a step, a reason, a provider; see `figures.ts`. */
    key: text().notNull().default(""),
    part: text().notNull().default(""),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.figure, t.key, t.part] }),
    check("daily_counts_count", sql`${t.count} > 0`),
  ],
);

/** From the submission to the decision. `situation` is "all" for the day as a whole. */
export const dailyWaits = pgTable(
  "daily_waits",
  {
    day: day().notNull(),
    situation: text().notNull(),
    decided: integer().notNull(),
    /** Exact, in seconds. */
    p50: integer().notNull(),
    p90: integer().notNull(),
    /** For a range of days: how many waits fell into each class of `wait-classes.ts`. */
    classes: integer().array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.day, t.situation] }),
    check("daily_waits_decided", sql`${t.decided} > 0`),
  ],
);
