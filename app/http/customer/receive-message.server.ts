import { writeByCustomer, type WriteRefusal } from "#app/domain/thread/write-message.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { PageContext } from "../context.ts";
import { formIdOf } from "../form-id.server.ts";
import { refuseForm, textOf } from "../forms.server.ts";
import { formOf } from "../received-upload.ts";
import { sendWithFiles } from "../upload/send-with-files.server.ts";
import type { Customer } from "./customer.server.ts";
import { threadRefusalWords } from "./thread-words.ts";

/** The id of the message, or why it was refused, with its text. */
export async function receiveMessage(context: PageContext, customer: Customer, request: Request) {
  const { upload } = context;
  const form = upload ? formOf(upload) : await request.formData();
  const text = textOf(form, "text");
  const order = { requestId: customer.request.id, text, formId: formIdOf(form) };
  const sent = await sendWithFiles(context, {
    side: "customer",
    write: (attachments) => writeByCustomer(customer.domain, { ...order, attachments }),
  });
  const again = sent.hadFiles ? [ofFiles(m.thread_files_again())] : [];
  if (!sent.written)
    return refuseForm([...sent.sentences.map(ofFiles), ...again], { text }, sent.status);
  if (sent.written.ok) return sent.written.value;
  const { refusal } = sent.written;
  const field = refusal === "thread-files-full" ? "document" : "text";
  const errors = [{ field, message: threadRefusalWords[refusal]() }, ...again];
  return refuseForm(errors, { text }, statusOf(refusal));
}

const ofFiles = (message: string) => ({ field: "document", message });

function statusOf(refusal: WriteRefusal) {
  if (refusal === "thread-too-often") return 429;
  const isTyped = refusal === "thread-missing" || refusal === "thread-too-long";
  return isTyped || refusal === "thread-files-full" ? 422 : 409;
}
