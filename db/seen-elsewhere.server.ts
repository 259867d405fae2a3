import { and, eq, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "./connection/client.server.ts";
import { idList, isInList } from "./connection/id-list.ts";
import { prepared } from "./connection/prepared.server.ts";
import {
  bandOfLook,
  documentFiles,
  documentPages,
  documents,
  lookBands,
} from "./schema/documents.ts";
import { requests } from "./schema/requests.ts";
import { threadMessages } from "./schema/thread.ts";

const theirs = alias(documents, "theirs");
const theirFiles = alias(documentFiles, "their_files");
const theirPages = alias(documentPages, "their_pages");

/** Bits (of 64) that may differ when a page is scanned or compressed again. */
const sameLook = 7;
/** All almost empty pages have this look. */
const blankLook = sql.raw(`'${"0".repeat(16)}'`);
/** Per document. */
const most = 50;

const ofRequests = and(
  isInList(documents.requestId, "requestIds"),
  isNull(documents.removedAt),
  isNull(documents.messageId),
);
/** What staff sent to several customers is no sign of fraud when one of them gives it back. */
const isTheirOwn = sql`not exists (
  select from ${threadMessages}
  where ${threadMessages.id} = ${theirs.messageId} and ${threadMessages.side} = 'staff'
)`;

const sameFiles = prepared((db: Database) => {
  const seen = db
    .selectDistinct({ reference: requests.reference })
    .from(documentFiles)
    .innerJoin(theirFiles, eq(theirFiles.sha256, documentFiles.sha256))
    .innerJoin(theirs, eq(theirs.id, theirFiles.documentId))
    .innerJoin(requests, eq(requests.id, theirs.requestId))
    .where(
      and(
        eq(documentFiles.documentId, documents.id),
        ne(theirs.requestId, documents.requestId),
        isTheirOwn,
      ),
    )
    .limit(most)
    .as("seen");
  return db
    .select({ documentId: documents.id, reference: seen.reference })
    .from(documents)
    .crossJoinLateral(seen)
    .where(ofRequests)
    .prepare("same_files");
});

export function listSameFiles(db: Database, requestIds: readonly RequestId[]) {
  return sameFiles(db).execute({ requestIds: idList(requestIds) });
}

/**
 * Compares only pages that share a band of their look. This finds all that differ in fewer bits
 * than there are bands, and most of the other similar ones.
 */
const sharesABand = or(
  ...lookBands.map((band) =>
    eq(bandOfLook(documentPages.look, band), bandOfLook(theirPages.look, band)),
  ),
);
const bits = (look: typeof documentPages.look | typeof theirPages.look) =>
  sql`('x' || ${look})::bit(64)`;
const distance = sql`bit_count(${bits(documentPages.look)} # ${bits(theirPages.look)})`;

const lookAlikes = prepared((db: Database) => {
  const seen = db
    .select({ reference: requests.reference, facts: theirs.facts })
    .from(documentPages)
    .innerJoin(theirPages, and(sharesABand, lte(distance, sql.raw(String(sameLook)))))
    .innerJoin(theirs, eq(theirs.id, theirPages.documentId))
    .innerJoin(requests, eq(requests.id, theirs.requestId))
    .where(
      and(
        eq(documentPages.documentId, documents.id),
        ne(documentPages.look, blankLook),
        ne(theirs.requestId, documents.requestId),
        isTheirOwn,
        or(isNotNull(theirs.textKey), isNotNull(theirs.purgedAt)),
      ),
    )
    .groupBy(theirs.id, requests.reference)
    .orderBy(sql`min(${distance})`)
    .limit(most)
    .as("seen");
  return db
    .select({ documentId: documents.id, reference: seen.reference, facts: seen.facts })
    .from(documents)
    .crossJoinLateral(seen)
    .where(ofRequests)
    .prepare("look_alikes");
});

/**
 * Most similar first, with their facts: forms look alike, so only these show whether it is the same
 * document.
 */
export function listLookAlikes(db: Database, requestIds: readonly RequestId[]) {
  return lookAlikes(db).execute({ requestIds: idList(requestIds) });
}
