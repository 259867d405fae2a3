import { rm } from "node:fs/promises";
import type { DocumentId, RequestId, SessionId } from "#app/domain/ids.ts";
import type { Scanner } from "#app/providers/antivirus/antivirus.ts";
import type { RefusedVerdict, Verdict } from "#app/reader/verdict.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { insertDocument } from "#db/documents.server.ts";
import { documentsOf, type JudgedFile, type NewDocument } from "./documents-of-files.ts";
import { addJobsFor, hashOf, type StoredDocument } from "./give-documents.server.ts";
import { type ReceivedFile, type ScanFiles, scannerOf, storedFile } from "./take-in.server.ts";

/** A file that goes with a message, or pictures that form one document. */
export type Attachment = Omit<StoredDocument, "kind">;

/** `unfit`: the customer could not open it. */
export type AttachmentRefusal = RefusedVerdict | "incomplete-set" | "infected" | "unfit";

export interface JudgedAttachments {
  readonly attachments: readonly Attachment[];
  readonly refused: readonly { readonly label: string; readonly refusal: AttachmentRefusal }[];
}

interface Means {
  readonly scanner: Scanner | null;
  readonly judge: (path: string) => Promise<Verdict>;
  /** Who sends the files. */
  readonly side: "staff" | "customer";
}

/**
 * The checks of supporting documents, before the message is written: it is refused whole, so that
 * nobody has to tell which half of it arrived. The caller deletes the objects then. Where the
 * antivirus is away, a job scans later.
 */
export async function judgeAttachments(
  means: Means,
  files: readonly ReceivedFile[],
): Promise<JudgedAttachments> {
  try {
    const judged = await Promise.all(
      files.map(async (file) => ({ ...file, verdict: await means.judge(file.tempPath) })),
    );
    const { documents, refused } = means.side === "staff" ? eachApart(judged) : documentsOf(judged);
    if (refused.length > 0) return { attachments: [], refused };
    return await scanAll(documents, scannerOf(means.scanner));
  } finally {
    await Promise.all(files.map(({ tempPath }) => rm(tempPath, { force: true })));
  }
}

/**
 * The customer downloads each file as it is: pictures are not joined to one document, and a file
 * that is not good is refused. One that could not be judged yet waits.
 */
function eachApart(files: readonly JudgedFile[]) {
  const sorted = files.map((file) => documentsOf([file]));
  const documents = sorted.flatMap((one) => one.documents);
  const unfit = documents.filter(({ verdict }) => verdict !== "good" && verdict !== "unjudged");
  const refused = unfit.flatMap((one) =>
    one.files.map(({ label }) => ({ label, refusal: "unfit" as const })),
  );
  return { documents, refused: [...sorted.flatMap((one) => one.refused), ...refused] };
}

async function scanAll(
  documents: readonly NewDocument[],
  scan: ScanFiles | null,
): Promise<JudgedAttachments> {
  const attachments: Attachment[] = [];
  for (const { files, ...judged } of documents) {
    const [first, ...more] = files.map(storedFile);
    if (!first) continue;
    const result = scan && (await scan(files));
    if (result?.result === "found")
      return { attachments: [], refused: [{ label: first.label, refusal: "infected" }] };
    const away = scan ? "pending" : "not-configured";
    attachments.push({ files: [first, ...more], ...judged, scan: result ? "clean" : away });
  }
  return { attachments, refused: [] };
}

interface OfMessage {
  readonly requestId: RequestId;
  readonly messageId: string;
  readonly sessionId: SessionId | null;
}

/** The request must be locked. */
export async function addAttachments(
  tx: Transaction,
  of: OfMessage,
  attachments: readonly Attachment[],
): Promise<DocumentId[]> {
  const ids: DocumentId[] = [];
  for (const attachment of attachments) {
    const size = attachment.files.reduce((sum, file) => sum + file.size, 0);
    const sha256 = hashOf(attachment.files);
    const row = { ...attachment, ...of, kind: "attachment", size, sha256 } as const;
    const document = await insertDocument(tx, row);
    await addJobsFor(tx, document);
    ids.push(document.id);
  }
  return ids;
}
