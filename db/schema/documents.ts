import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { scanStates } from "#app/domain/document/scan.ts";
import type { DocumentId, RequestId, SessionId } from "#app/domain/ids.ts";
import { type DocumentKind, documentKindIds } from "#app/domain/situation/ids.ts";
import { formatIds } from "#app/reader/format.ts";
import type { Fact, SignatureReport, Traces } from "#app/reader/reading.ts";
import { type Danger, keptVerdicts } from "#app/reader/verdict.ts";
import { at, createdAt, primaryId } from "./columns.ts";
import { requests } from "./requests.ts";
import { threadMessages } from "./thread.ts";

/** `attachment`: of a message; it is no supporting document. */
export const documentKind = pgEnum("document_kind", [...documentKindIds, "attachment"]);
export const documentVerdict = pgEnum("document_verdict", keptVerdicts);
export const documentFormat = pgEnum("document_format", formatIds);
export const scanState = pgEnum("scan_state", scanStates);
/** `failed`: after the last attempt; then a person reads it. */
export const readingState = pgEnum("reading_state", ["waiting", "done", "failed"]);
export const textSource = pgEnum("text_source", ["text", "ocr", "none"]);

/**
 * One PDF, or pictures combined in the chosen order. The customer's file name is a label, never a
 * key.
 */
export const documents = pgTable(
  "documents",
  {
    id: primaryId<DocumentId>(),
    requestId: uuid()
      .notNull()
      .references(() => requests.id)
      .$type<RequestId>(),
    kind: documentKind().notNull(),
    /** The message that it was sent with. */
    messageId: uuid()
      .references(() => threadMessages.id)
      .$type<string>(),
    label: text().notNull(),
    size: bigint({ mode: "number" }).notNull(),
    /** Hash of the file, or of the files' hashes when there are several. */
    sha256: text().notNull(),
    verdict: documentVerdict().notNull().default("good"),
    dangers: text()
      .array()
      .notNull()
      .default(sql`'{}'`)
      .$type<Danger[]>(),
    pages: integer(),
    scan: scanState().notNull().default("not-configured"),
    scanFinding: text(),
    scannedAt: at(),
    reading: readingState().notNull().default("waiting"),
    readAt: at(),
    facts: jsonb().notNull().default([]).$type<readonly Fact[]>(),
    signatures: jsonb().notNull().default([]).$type<readonly SignatureReport[]>(),
    /** Null for pictures: the PDF made from them does not tell how they were made. */
    traces: jsonb().$type<Traces>(),
    /** The PDF made from pictures. */
    compositionKey: text(),
    /** `PageText[]` as JSON. */
    textKey: text(),
    explanation: text(),
    receivedAt: createdAt(),
    /** The session that gave it, which is deleted soon after its end. Null: unknown. */
    sessionId: uuid().$type<SessionId>(),
    removedAt: at(),
    /** Bytes and everything derived are gone; hash, kind, facts and verdict stay. */
    purgedAt: at(),
  },
  (t) => [
    index("documents_of_request").on(t.requestId),
    index("documents_by_sha256").on(t.sha256),
    uniqueIndex("documents_once")
      .on(t.requestId, t.kind, t.sha256)
      .where(sql`${t.removedAt} is null and ${t.messageId} is null`),
    index("documents_of_message")
      .on(t.messageId)
      .where(sql`${t.messageId} is not null`),
    // As a text: a new value of an enum cannot be used in the transaction that adds it.
    check(
      "documents_attached",
      sql`(${t.kind}::text = 'attachment') = (${t.messageId} is not null)`,
    ),
    check("documents_size", sql`${t.size} > 0`),
    check("documents_sha256", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
    check("documents_found", sql`(${t.scan} = 'found') = (${t.scanFinding} is not null)`),
    check(
      "documents_purged",
      sql`${t.purgedAt} is null or (${t.compositionKey} is null and ${t.textKey} is null)`,
    ),
  ],
);

export const documentFiles = pgTable(
  "document_files",
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id)
      .$type<DocumentId>(),
    position: integer().notNull(),
    label: text().notNull(),
    format: documentFormat().notNull(),
    objectKey: text().unique(),
    size: bigint({ mode: "number" }).notNull(),
    sha256: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.position] }),
    index("document_files_by_sha256").on(t.sha256),
    check("document_files_position", sql`${t.position} > 0`),
    check("document_files_size", sql`${t.size} > 0`),
    check("document_files_sha256", sql`${t.sha256} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** Start positions of the bands, three or four digits long, that find similar looks. */
export const lookBands = [1, 4, 7, 10, 13] as const;
type LookBand = (typeof lookBands)[number];

export function bandOfLook(look: AnyPgColumn, band: LookBand) {
  return sql`substr(${look}, ${sql.raw(String(band))}, ${sql.raw(band === 13 ? "4" : "3")})`;
}

/** Staff view these pictures instead of the file. */
export const documentPages = pgTable(
  "document_pages",
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id)
      .$type<DocumentId>(),
    page: integer().notNull(),
    /** In points, rotated as displayed. */
    width: real().notNull(),
    height: real().notNull(),
    pictureWidth: integer().notNull(),
    pictureHeight: integer().notNull(),
    /** Null once purged, or when the page could not be drawn. */
    pictureKey: text().unique(),
    /** Sixteen hexadecimal digits; see `PagePicture`. */
    look: text().notNull(),
    source: textSource().notNull(),
    /** OCR confidence, 0 to 100; 0 when OCR was needed but not done. */
    confidence: real(),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.page] }),
    ...lookBands.map((band) =>
      index(`document_pages_look_${String(band)}`).on(bandOfLook(t.look, band)),
    ),
    check("document_pages_look", sql`${t.look} ~ '^[0-9a-f]{16}$'`),
  ],
);

/** Attachments of messages too. */
export type AnyDocument = typeof documents.$inferSelect;
export type SupportingDocument = AnyDocument & { readonly kind: DocumentKind };
export type DocumentFile = typeof documentFiles.$inferSelect;
export type DocumentPage = typeof documentPages.$inferSelect;
