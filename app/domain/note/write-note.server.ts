import { isPermitted } from "#app/domain/access/permissions.ts";
import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { isAssignedOnly } from "#db/desk-settings.server.ts";
import { countNotes, insertNote } from "#db/notes.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listMentionable } from "#db/staff.server.ts";
import { mentionsIn } from "./mentions.ts";

export type NoteRefusal =
  | "not-found"
  | "not-permitted"
  | "note-missing"
  | "note-too-long"
  | "notes-used-up"
  | "mention-unclear"
  | "mention-gone"
  | "mention-unseen";

export interface NoteOrder extends StaffAct {
  readonly text: string;
}

/**
 * A colleague who is named in the text gets a mail, which does not repeat it; a note that would name
 * somebody in vain is refused. The audit trail says that a note was written, and to whom: what it says
 * can be erased, the trail cannot.
 */
export function writeNote(domain: Domain, order: NoteOrder): Promise<Result<string, NoteRefusal>> {
  const text = order.text.trim();
  return changeByStaff(domain, order, "handle", async (tx, request) => {
    if (!text) return refuse("note-missing");
    if (text.length > limits.noteCharacters) return refuse("note-too-long");
    if ((await countNotes(tx, request.id)) >= limits.notesPerRequest)
      return refuse("notes-used-up");
    const readers = await readersOf(tx, request, { ...order, text });
    return readers.ok
      ? accept(await write(tx, request, { ...order, text }, readers.value))
      : readers;
  });
}

type Member = Awaited<ReturnType<typeof listMentionable>>[number];

async function readersOf(tx: Transaction, request: Request, { staffId, text }: NoteOrder) {
  const members = await listMentionable(tx);
  const { named, isUnclear, isGone } = mentionsIn(text, members);
  if (isUnclear) return refuse("mention-unclear");
  if (isGone) return refuse("mention-gone");
  const told = named.filter(({ id }) => id !== staffId);
  if (!(await areSeeing(tx, request, told))) return refuse("mention-unseen");
  return accept({ told, by: members.find(({ id }) => id === staffId)?.name ?? null });
}

/** Where agents see only what is assigned to them, the link of the mail would lead them nowhere. */
async function areSeeing(tx: Transaction, { assigneeId }: Request, members: readonly Member[]) {
  const others = members.filter(
    ({ id, roles }) => id !== assigneeId && !isPermitted(roles, "read-all"),
  );
  return others.length === 0 || !(await isAssignedOnly(tx));
}

async function write(
  tx: Transaction,
  request: Request,
  { staffId, text }: NoteOrder,
  { told, by }: { readonly told: readonly Member[]; readonly by: string | null },
) {
  const mentions = told.map(({ id }) => id);
  const { id } = await insertNote(tx, { requestId: request.id, staffId, text, mentions });
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor: `staff:${staffId}`,
    action: "note-written",
    details: { note: id, mentions },
  });
  for (const member of told) {
    await queueMessage(tx, {
      channel: "email",
      template: "staff-notice",
      sentTo: member.email,
      locale: "fr",
      staffId: member.id,
      details: { change: "mentioned", by, reference: request.reference },
    });
  }
  return id;
}
