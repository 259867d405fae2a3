import { type Attachment, judgeAttachments } from "#app/domain/document/attachments.server.ts";
import { limits } from "#app/domain/limits.ts";
import type { Result } from "#app/domain/result.ts";
import type { ThreadSide } from "#app/domain/thread/thread.ts";
import type { WrittenMessage } from "#app/domain/thread/write-message.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { timed } from "#app/metrics/observe.server.ts";
import { judgeFile } from "#app/reader/judge-file.server.ts";
import { sizeLimit } from "#app/ui/parts/file-size.ts";
import type { PageContext } from "../context.ts";
import { waitSentence } from "../forms.server.ts";
import type { Upload, UploadedFile } from "../received-upload.ts";
import { attachmentSentence } from "./attachment-words.ts";

type Stored = Extract<UploadedFile, { outcome: "stored" }>;

/** `written`: null when its files were refused, for these reasons. */
type Sent<Refusal extends string> =
  | { readonly written: Result<WrittenMessage, Refusal>; readonly hadFiles: boolean }
  | {
      readonly written: null;
      readonly sentences: readonly string[];
      readonly status: number;
      /** The files were looked at, and none is kept. */
      readonly hadFiles: boolean;
    };

interface Sending<Refusal extends string> {
  readonly side: ThreadSide;
  readonly write: (attachments: readonly Attachment[]) => Promise<Result<WrittenMessage, Refusal>>;
}

/** A message arrives whole or not at all: of one that is refused no file is kept. */
export async function sendWithFiles<Refusal extends string>(
  context: PageContext,
  sending: Sending<Refusal>,
): Promise<Sent<Refusal>> {
  const { upload } = context;
  if (!upload || upload.outcome === "no-file")
    return { written: await sending.write([]), hadFiles: false };
  if (upload.outcome !== "received") return refuseUpload(context, upload);
  const refused = upload.files.filter((file) => file.outcome === "refused");
  if (refused.length > 0) return refuseFiles(context, sending.side, refused);
  if (!context.claimUpload()) return refuse(m.thread_files_malformed());
  const stored = upload.files.filter((file) => file.outcome === "stored");
  return judgeAndWrite(context, sending, stored);
}

async function judgeAndWrite<Refusal extends string>(
  context: PageContext,
  { side, write }: Sending<Refusal>,
  files: readonly Stored[],
): Promise<Sent<Refusal>> {
  const { children, scanner, store } = context.services;
  const discard = () => Promise.all(files.map(({ key }) => store.delete(key)));
  const judge = (path: string) => timed("upload", () => judgeFile(children, path));
  const judged = await judgeAttachments({ scanner, judge, side }, files).catch(
    async (error: unknown) => {
      await discard().catch(() => undefined);
      throw error;
    },
  );
  if (judged.refused.length > 0) {
    await discard();
    return refuseFiles(context, side, judged.refused);
  }
  const written = await write(judged.attachments);
  // The same form was sent before: its files are stored.
  if (!written.ok || !written.value.isNew) await discard();
  return { written, hadFiles: true };
}

function refuse(sentence: string, status = 422) {
  return { written: null, sentences: [sentence], status, hadFiles: false } as const;
}

function refuseUpload(
  { services }: PageContext,
  upload: Exclude<Upload, { outcome: "received" | "no-file" }>,
) {
  switch (upload.outcome) {
    case "malformed":
      return refuse(m.thread_files_malformed());
    case "too-often":
      return refuse(waitSentence(upload), 429);
    case "too-many": {
      const total = sizeLimit(services.settings.documents.maxRequestBytes, getLocale());
      return refuse(m.thread_files_refused_many({ most: limits.threadFilesPerMessage, total }));
    }
  }
}

function refuseFiles(
  { services }: PageContext,
  side: ThreadSide,
  refused: readonly Parameters<typeof attachmentSentence>[0][],
) {
  const { documents } = services.settings;
  const sentences = refused.map((file) => attachmentSentence(file, { documents, side }));
  return { written: null, sentences, status: 422, hadFiles: true } as const;
}
