import { sql } from "drizzle-orm";
import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { at, createdAt } from "./columns.ts";

/**
 * The last event of each chain; a trigger keeps it in the transaction of the event. Says which chains
 * changed since the last anchor, and reveals an end that was cut off.
 */
export const auditHeads = pgTable(
  "audit_heads",
  {
    chain: text().primaryKey(),
    seq: integer().notNull(),
    hash: text().notNull(),
    /** Events up to this one are written outside the database. */
    anchoredSeq: integer().notNull().default(0),
  },
  (t) => [
    index("audit_heads_unanchored")
      .on(t.chain)
      .where(sql`${t.anchoredSeq} < ${t.seq}`),
  ],
);

/** One row an object `audit-anchors/<number>.json`. */
export const auditAnchors = pgTable("audit_anchors", {
  number: integer().primaryKey(),
  /** A process writes it; another one may take its place when it died. */
  claimedAt: createdAt(),
  /** Of the whole object; null until it was written. */
  sha256: text(),
  stampedAt: at(),
});
