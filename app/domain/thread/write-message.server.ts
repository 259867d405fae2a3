import { addAttachments, type Attachment } from "#app/domain/document/attachments.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId, StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { hasPlaceholder } from "#app/domain/reason/has-placeholder.server.ts";
import { reasonId } from "#app/domain/reason/reason-id.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { accept, refuse, type Refused, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { countAttached } from "#db/documents.server.ts";
import { findReason } from "#db/reasons.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listActiveMembers } from "#db/staff.server.ts";
import {
  countThread,
  findByForm,
  insertThreadMessage,
  setCustomerWroteAt,
} from "#db/thread.server.ts";
import { askToTellThread } from "./tell-thread.server.ts";
import { type ThreadClosure, threadClosure } from "./thread.ts";

export type WriteRefusal =
  | "not-found"
  | ThreadClosure
  | "thread-missing"
  | "thread-too-long"
  | "thread-too-often"
  | "thread-used-up"
  | "thread-files-full";

interface Typed {
  readonly text: string;
  /** The same form sent twice writes one message. */
  readonly formId: string;
  readonly attachments?: readonly Attachment[];
}

export interface WrittenMessage {
  readonly id: string;
  /** False: the same form was sent before, and its files are stored already. */
  readonly isNew: boolean;
}

/** The id of the message. The customer gets one mail about all that is written in a few minutes. */
export function writeByStaff(
  domain: Domain,
  order: StaffAct & Typed & { readonly templateId?: string },
): Promise<Result<WrittenMessage, WriteRefusal | "placeholder-left" | "not-permitted">> {
  return changeByStaff(domain, order, "handle", async (tx, request) => {
    if (await hasPlaceholder(tx, order.text)) return refuse("placeholder-left");
    return write(tx, domain, { ...order, request, side: "staff" }, async () => {
      await setCustomerWroteAt(tx, request.id, null);
      await askToTellThread(tx, request.id);
    });
  });
}

/**
 * Changes nothing that staff decide on, so that the version stays: an approval is refused while a
 * message is unread.
 */
export function writeByCustomer(
  domain: Domain,
  order: Typed & { readonly requestId: RequestId },
): Promise<Result<WrittenMessage, WriteRefusal>> {
  return changeRequest(domain, order.requestId, (tx, request) =>
    write(tx, domain, { ...order, request, side: "customer", staffId: null }, async (at) => {
      // Of several messages that nobody has answered, the first one tells.
      if (request.customerWroteAt) return;
      await setCustomerWroteAt(tx, request.id, at);
      await tellAssignee(tx, request);
    }),
  );
}

/** The customer's message needs no answer. */
export function settleThread(
  domain: Domain,
  act: StaffAct,
): Promise<Result<null, "nothing-to-settle"> | Refused<"not-found" | "not-permitted">> {
  return changeByStaff(domain, act, "handle", async (tx, request) => {
    if (!request.customerWroteAt) return refuse("nothing-to-settle");
    await setCustomerWroteAt(tx, request.id, null);
    await appendAuditEvent(tx, {
      requestId: request.id,
      actor: `staff:${act.staffId}`,
      action: "message-settled",
      details: {},
    });
    return accept(null);
  });
}

type NewMessage = Typed & { readonly request: Request; readonly templateId?: string } & (
    | { readonly side: "staff"; readonly staffId: StaffId }
    | { readonly side: "customer"; readonly staffId: null }
  );

/** The audit trail does not repeat the text, which can be erased. */
async function write(
  tx: Transaction,
  domain: Domain,
  order: NewMessage,
  after: (at: Date) => Promise<void>,
): Promise<Result<WrittenMessage, WriteRefusal>> {
  const { side, staffId, formId, request, attachments = [] } = order;
  const text = order.text.trim();
  const same = await findByForm(tx, request.id, formId);
  if (same) return accept({ id: same.id, isNew: false });
  const refusal = threadClosure(request) ?? faultOf(text) ?? (await crowding(tx, request.id, side));
  if (refusal) return refuse(refusal);
  if (!(await hasRoomFor(tx, domain, order))) return refuse("thread-files-full");
  const row = { requestId: request.id, side, staffId, text, formId };
  const message = await insertThreadMessage(tx, row);
  const of = { requestId: request.id, messageId: message.id, sessionId: domain.session ?? null };
  const ids = await addAttachments(tx, of, attachments);
  const template = await findTemplate(tx, order.templateId);
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor: staffId ? `staff:${staffId}` : "customer",
    action: "message-written",
    details: {
      message: message.id,
      ...(ids.length > 0 && { documents: ids }),
      ...(template && { template: template.id, templateVersion: template.version }),
    },
  });
  await after(message.createdAt);
  return accept({ id: message.id, isNew: true });
}

/** The text may have been changed since; an unknown one, or a reason, is none. */
async function findTemplate(tx: Transaction, id: string | undefined) {
  const known = reasonId.safeParse(id);
  const found = known.success ? await findReason(tx, known.data) : null;
  return found?.kind === "message" ? found : null;
}

/**
 * Each side has its own room, so that neither uses up the other's. The documents of the request
 * have limits of their own.
 */
async function hasRoomFor(
  tx: Transaction,
  { rules }: Domain,
  { request, side, attachments = [] }: NewMessage,
) {
  if (attachments.length === 0) return true;
  const before = await countAttached(tx, request.id, side);
  const more = attachments.flatMap(({ files }) => files);
  const bytes = more.reduce((sum, { size }) => sum + size, before.bytes);
  const isFew = before.files + more.length <= limits.threadFilesPerRequest;
  return isFew && bytes <= rules.documents.maxRequestBytes;
}

function faultOf(text: string) {
  if (!text) return "thread-missing";
  return text.length > limits.threadCharacters ? "thread-too-long" : null;
}

async function crowding(tx: Transaction, id: RequestId, side: NewMessage["side"]) {
  const { all, lately } = await countThread(tx, id, side);
  if (all >= limits.threadMessagesPerSide) return "thread-used-up";
  return lately >= limits.threadMessagesAnHour ? "thread-too-often" : null;
}

/** The mail does not repeat the message. Nobody has the request: the queue shows that it was written. */
async function tellAssignee(tx: Transaction, { assigneeId, reference }: Request) {
  const members = await listActiveMembers(tx);
  const assignee = members.find(({ id }) => id === assigneeId);
  if (!assignee) return;
  await queueMessage(tx, {
    channel: "email",
    template: "staff-notice",
    sentTo: assignee.email,
    locale: "fr",
    staffId: assignee.id,
    details: { change: "customer-wrote", by: null, reference },
  });
}
