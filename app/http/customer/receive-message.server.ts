import { judgeAttachments } from "#app/domain/document/attachments.server.ts";
import { limits } from "#app/domain/limits.ts";
import { writeByCustomer, type WriteRefusal } from "#app/domain/thread/write-message.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { timed } from "#app/metrics/observe.server.ts";
import { judgeFile } from "#app/reader/judge-file.server.ts";
import { sizeLimit } from "#app/ui/parts/file-size.ts";
import type { PageContext } from "../context.ts";
import { formIdOf } from "../form-id.server.ts";
import { refuseForm, textOf, waitSentence } from "../forms.server.ts";
import { formOf, type Upload, type UploadedFile } from "../received-upload.ts";
import type { Customer } from "./customer.server.ts";
import { documentSentence } from "./document-words.ts";
import { threadRefusalWords } from "./thread-words.ts";

type Stored = Extract<UploadedFile, { outcome: "stored" }>;

interface Posted {
  readonly context: PageContext;
  readonly customer: Customer;
  readonly form: FormData;
  readonly text: string;
}

/** The id of the message, or why it was refused, with its text. */
export async function receiveMessage(context: PageContext, customer: Customer, request: Request) {
  const { upload } = context;
  const form = upload ? formOf(upload) : await request.formData();
  const posted = { context, customer, form, text: textOf(form, "text") };
  if (!upload || upload.outcome === "no-file") return write(posted, []);
  if (upload.outcome !== "received") return refuseUpload(posted, upload);
  const refused = upload.files.filter((file) => file.outcome === "refused");
  if (refused.length > 0) return refuseFiles(posted, refused);
  if (!context.claimUpload()) return refuseFile(posted, m.thread_files_malformed());
  return writeWithFiles(
    posted,
    upload.files.filter((file) => file.outcome === "stored"),
  );
}

async function writeWithFiles(posted: Posted, files: readonly Stored[]) {
  const { services } = posted.context;
  const discard = () => Promise.all(files.map(({ key }) => services.store.delete(key)));
  const judge = (path: string) => timed("upload", () => judgeFile(services.children, path));
  const judged = await judgeAttachments({ scanner: services.scanner, judge }, files).catch(
    async (error: unknown) => {
      await discard().catch(() => undefined);
      throw error;
    },
  );
  if (judged.refused.length > 0) {
    await discard();
    return refuseFiles(posted, judged.refused);
  }
  const written = await write(posted, judged.attachments);
  // The same form was sent before: its files are stored.
  if (!("isNew" in written) || !written.isNew) await discard();
  return written;
}

async function write(
  { customer, form, text }: Posted,
  attachments: Awaited<ReturnType<typeof judgeAttachments>>["attachments"],
) {
  const order = { requestId: customer.request.id, text, formId: formIdOf(form), attachments };
  const written = await writeByCustomer(customer.domain, order);
  if (written.ok) return written.value;
  const message = threadRefusalWords[written.refusal]();
  const field = written.refusal === "thread-files-full" ? "document" : "text";
  const errors = [{ field, message }, ...(attachments.length > 0 ? [chooseAgain()] : [])];
  return refuseForm(errors, { text }, statusOf(written.refusal));
}

const chooseAgain = () => ({ field: "document", message: m.thread_files_again() });

function statusOf(refusal: WriteRefusal) {
  if (refusal === "thread-too-often") return 429;
  const isTyped = refusal === "thread-missing" || refusal === "thread-too-long";
  return isTyped || refusal === "thread-files-full" ? 422 : 409;
}

function refuseUpload(
  posted: Posted,
  upload: Exclude<Upload, { outcome: "received" | "no-file" }>,
) {
  switch (upload.outcome) {
    case "malformed":
      return refuseFile(posted, m.thread_files_malformed());
    case "too-often":
      return refuseFile(posted, waitSentence(upload), 429);
    case "too-many": {
      const { maxRequestBytes } = posted.context.services.settings.documents;
      const total = sizeLimit(maxRequestBytes, getLocale());
      const most = limits.threadFilesPerMessage;
      return refuseFile(posted, m.thread_files_refused_many({ most, total }));
    }
  }
}

function refuseFile({ text }: Posted, message: string, status = 422) {
  return refuseForm([{ field: "document", message }], { text }, status);
}

/** Nothing is kept: a message arrives whole or not at all. */
function refuseFiles(
  { context, text }: Posted,
  refused: readonly Omit<Parameters<typeof documentSentence>[0], "field">[],
) {
  const { documents } = context.services.settings;
  const errors = refused.map((file) => ({
    field: "document",
    message: documentSentence({ ...file, field: "document" }, documents),
  }));
  return refuseForm([...errors, chooseAgain()], { text });
}
