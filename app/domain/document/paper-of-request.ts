import type { DocumentId, RequestId } from "#app/domain/ids.ts";

/** Which paper, and the request whose row is locked before anything about it changes. */
export interface DocumentOfRequest {
  readonly requestId: RequestId;
  readonly documentId: DocumentId;
}
