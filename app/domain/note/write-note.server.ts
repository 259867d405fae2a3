import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { changeByStaff, type StaffAct } from "#app/domain/request/change-by-staff.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { countNotes, insertNote } from "#db/notes.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listActiveMembers } from "#db/staff.server.ts";
import { mentionsIn } from "./mentions.ts";

export type NoteRefusal =
  "not-found" | "not-permitted" | "note-missing" | "note-too-long" | "notes-used-up";

export interface NoteOrder extends StaffAct {
  readonly text: string;
}

/**
 * A colleague who is named in the text gets a mail, which does not repeat it. The audit trail says that a
 * note was written, and to whom: what it says can be erased, the trail cannot.
 */
export function writeNote(domain: Domain, order: NoteOrder): Promise<Result<string, NoteRefusal>> {
  const text = order.text.trim();
  return changeByStaff(domain, order, "handle", async (tx, request) => {
    if (!text) return refuse("note-missing");
    if (text.length > limits.noteCharacters) return refuse("note-too-long");
    if ((await countNotes(tx, request.id)) >= limits.notesPerRequest)
      return refuse("notes-used-up");
    return accept(await write(tx, request, { ...order, text }));
  });
}

async function write(tx: Transaction, request: Request, { staffId, text }: NoteOrder) {
  const members = await listActiveMembers(tx);
  const told = mentionsIn(text, members).filter(({ id }) => id !== staffId);
  const mentions = told.map(({ id }) => id);
  const { id } = await insertNote(tx, { requestId: request.id, staffId, text, mentions });
  await appendAuditEvent(tx, {
    requestId: request.id,
    actor: `staff:${staffId}`,
    action: "note-written",
    details: { note: id, mentions },
  });
  const by = members.find((member) => member.id === staffId)?.name ?? null;
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
