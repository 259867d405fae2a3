import { pgTable, text } from "drizzle-orm/pg-core";
import { at, createdAt } from "./columns.ts";

/** The keys that sealed something, by their id; never the keys themselves. */
export const secretKeys = pgTable("secret_keys", {
  id: text().primaryKey(),
  /** Since when it was SECRET_KEY, the last time. */
  currentSince: createdAt(),
  /** `secrets:reseal` found that nothing needs it any more. */
  retiredAt: at(),
});
