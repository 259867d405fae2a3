import type {
  BatchId,
  DocumentId,
  ImportId,
  MessageId,
  RequestId,
  StaffId,
} from "#app/domain/ids.ts";

/** Payloads hold ids, never secrets. */
export interface JobPayloads {
  /** The login is sealed, because people may type anything there. */
  "issue-link": { readonly loginSealed: string; readonly tokenHash: string | null };
  "send-message": { readonly messageId: MessageId };
  "assess-request": { readonly requestId: RequestId };
  "conclude-decision": { readonly requestId: RequestId };
  "reckon-due": { readonly requestId: RequestId };
  "assess-pending": Readonly<Record<never, never>>;
  "apply-request": { readonly requestId: RequestId };
  "deliver-webhook": { readonly deliveryId: string };
  "read-document": { readonly requestId: RequestId; readonly documentId: DocumentId };
  "judge-document": { readonly requestId: RequestId; readonly documentId: DocumentId };
  "check-import": { readonly importId: ImportId };
  "apply-import": { readonly importId: ImportId };
  "select-batch": { readonly batchId: BatchId };
  "invite-batch": { readonly batchId: BatchId };
  "tell-thread": { readonly requestId: RequestId };
  "tell-sign-ins": { readonly staffId: StaffId };
  "count-figures": Readonly<Record<string, never>>;
  /** `tries` that failed before. */
  "ask-registries": { readonly requestId: RequestId; readonly tries: number };
  "scan-document": { readonly requestId: RequestId; readonly documentId: DocumentId };
}
export type JobName = keyof JobPayloads;
