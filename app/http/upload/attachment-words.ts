import type { AttachmentRefusal } from "#app/domain/document/attachments.server.ts";
import type { DocumentLimits } from "#app/domain/limits.ts";
import type { ThreadSide } from "#app/domain/thread/thread.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FileRefusal } from "../received-upload.ts";
import { documentSentence } from "./document-words.ts";

interface RefusedAttachment {
  readonly label: string;
  readonly refusal: AttachmentRefusal | FileRefusal;
}

/** Staff are not told to call us. */
export function attachmentSentence(
  { label, refusal }: RefusedAttachment,
  { documents, side }: { readonly documents: DocumentLimits; readonly side: ThreadSide },
) {
  const name = label;
  if (refusal === "unfit") return m.thread_staff_files_unfit({ name });
  if (refusal === "infected" && side === "staff") return m.thread_staff_files_infected({ name });
  return documentSentence({ label, refusal, field: "document" }, documents);
}
