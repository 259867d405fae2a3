import type { DocumentId, RequestId } from "#app/domain/ids.ts";

/** A document with its request, whose row is locked before the document changes. */
export interface DocumentOfRequest {
  readonly requestId: RequestId;
  readonly documentId: DocumentId;
}
