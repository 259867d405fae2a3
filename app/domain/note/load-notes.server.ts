import type { StaffId } from "#app/domain/ids.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listNotes } from "#db/notes.server.ts";
import type { Request } from "#db/schema/requests.ts";
import { listStaffNames } from "#db/staff.server.ts";
import type { ShownNote } from "./note.ts";

interface Reader {
  readonly viewer: StaffId;
  /** The viewer decides second. */
  readonly isBlind: boolean;
  readonly approvers: readonly StaffId[];
}

/**
 * The second person to decide must not read what the first one thinks: the notes of those who
 * approved stay hidden until then.
 */
export async function loadNotes(
  db: Database,
  { id }: Request,
  { viewer, isBlind, approvers }: Reader,
): Promise<ShownNote[]> {
  const [notes, names] = await Promise.all([listNotes(db, id), listStaffNames(db)]);
  const isHidden = (by: StaffId) => isBlind && by !== viewer && approvers.includes(by);
  const nameOf = (member: StaffId) => names.get(member) ?? "";
  return notes
    .filter(({ staffId }) => !isHidden(staffId))
    .map((note) => ({
      id: note.id,
      by: nameOf(note.staffId),
      at: note.createdAt,
      text: note.text,
      mentions: note.mentions.map(nameOf),
    }));
}
