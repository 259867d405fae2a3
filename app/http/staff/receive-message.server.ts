import type { StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { writeByStaff, type WrittenMessage } from "#app/domain/thread/write-message.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import type { PageContext } from "../context.ts";
import { formIdOf } from "../form-id.server.ts";
import { textOf } from "../forms.server.ts";
import { sendWithFiles } from "../upload/send-with-files.server.ts";
import { refuseDecision } from "./request-page.server.ts";

type Refused = ReturnType<typeof refuseDecision>;

/** The message, or why it was refused, with its text. */
export async function receiveStaffMessage(
  context: PageContext,
  act: StaffAct,
  form: FormData,
): Promise<WrittenMessage | Refused> {
  const text = textOf(form, "text");
  const templateId = textOf(form, "templateId");
  const order = { ...act, text, formId: formIdOf(form), templateId };
  const sent = await sendWithFiles(context, {
    side: "staff",
    write: (attachments) => writeByStaff(context.services, { ...order, attachments }),
  });
  const refused = { form: "message", text, templateId } as const;
  if (!sent.written) {
    const { sentences: files, status } = sent;
    return refuseDecision({ ...refused, refusal: "thread-files", files }, status);
  }
  if (sent.written.ok) return sent.written.value;
  const files = sent.hadFiles ? [m.thread_files_again()] : undefined;
  return refuseDecision({ ...refused, refusal: sent.written.refusal, files });
}
