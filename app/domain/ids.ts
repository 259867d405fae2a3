import { z } from "zod";

function id<Brand extends string>(brand: Brand) {
  return z.uuid().brand(brand);
}

export const batchId = id("batch");
export const documentId = id("document");
export const importId = id("import");
export const invitationId = id("invitation");
export const linkId = id("link");
export const messageId = id("message");
export const secondLookId = id("second-look");
export const staffId = id("staff");
export const verificationId = id("verification");

type Id<Brand extends string> = z.infer<ReturnType<typeof id<Brand>>>;

export type AccountId = Id<"account">;
export type BatchId = z.infer<typeof batchId>;
export type DocumentId = z.infer<typeof documentId>;
export type ImportId = z.infer<typeof importId>;
export type InvitationId = z.infer<typeof invitationId>;
export type LinkId = z.infer<typeof linkId>;
export type MessageId = z.infer<typeof messageId>;
export type RequestId = Id<"request">;
export type SecondLookId = z.infer<typeof secondLookId>;
export type SessionId = Id<"session">;
export type StaffId = z.infer<typeof staffId>;
export type VerificationId = z.infer<typeof verificationId>;

/** Names one document and the request whose row is locked for it. */
export interface DocumentOfRequest {
  readonly requestId: RequestId;
  readonly documentId: DocumentId;
}
