import { intentsOf } from "#app/ui/parts/intent.ts";

export const contactIntents = intentsOf("resend");
export const documentsIntents = intentsOf("explain", "continue");
/** Names of the buttons beside a document; their value is its id. */
export const documentAct = { remove: "remove", restore: "restore" } as const;
export const addressesIntents = intentsOf("present");
export const confirmationIntents = intentsOf("stop");
export const noticeIntents = intentsOf("report");
export const verificationIntents = intentsOf("send", "resend");
export const lostNumberIntents = intentsOf("lost");
export const endedLinkIntents = intentsOf("renew");
export const endedSessionIntents = intentsOf("again");
export const endedProofIntents = intentsOf("renew");
