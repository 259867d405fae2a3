import type { DocumentId, RequestId } from "#app/domain/ids.ts";

export interface DocumentOfRequest {
  readonly requestId: RequestId;
  readonly documentId: DocumentId;
}
