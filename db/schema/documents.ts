import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { DocumentId, RequestId } from "#app/domain/ids.ts";
import { documentKindIds } from "#app/domain/situation/ids.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";

export const documentKind = pgEnum("document_kind", documentKindIds);

/** A paper, kept byte for byte under `objectKey`. The customer's file name is a label, never a key. */
export const documents = pgTable(
  "documents",
  {
    id: primaryId<DocumentId>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    kind: documentKind().notNull(),
    label: text().notNull(),
    objectKey: text().notNull().unique(),
    size: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
    pages: integer(),
    receivedAt: createdAt(),
    removedAt: at(),
  },
  (t) => [
    index("documents_of_request").on(t.requestId),
    uniqueIndex("documents_once")
      .on(t.requestId, t.kind, t.sha256)
      .where(sql`${t.removedAt} is null`),
    check("documents_size", sql`${t.size} > 0`),
    check("documents_sha256", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

export type SupportingDocument = typeof documents.$inferSelect;
