import type { Domain } from "#app/domain/domain.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse } from "#app/domain/result.ts";
import { filtersQuery, readFilters } from "#app/domain/review/queue.ts";
import { deleteView, listSavedViews, saveView } from "#db/saved-views.server.ts";
import { lockStaffMember } from "#db/staff.server.ts";

export type ViewRefusal = "name-missing" | "name-long" | "too-many-views" | "not-found";

interface ViewInput {
  readonly staffId: StaffId;
  readonly name: string;
  /** The query of the queue's address; what is no filter is left out. */
  readonly filters: string;
}

export function saveQueueView({ db }: Pick<Domain, "db">, input: ViewInput) {
  const name = input.name.normalize("NFC").replace(/\s+/g, " ").trim();
  const filters = filtersQuery(readFilters(new URLSearchParams(input.filters)));
  return db.transaction(async (tx) => {
    if (!name) return refuse("name-missing");
    if (name.length > limits.viewNameLength) return refuse("name-long");
    await lockStaffMember(tx, input.staffId);
    const views = await listSavedViews(tx, input.staffId);
    const isNew = views.every((view) => view.name !== name);
    if (isNew && views.length >= limits.savedViewsPerMember) return refuse("too-many-views");
    await saveView(tx, { staffId: input.staffId, name, filters });
    return accept({ name, filters });
  });
}

export async function deleteQueueView(
  { db }: Pick<Domain, "db">,
  { staffId, id }: { readonly staffId: StaffId; readonly id: string },
) {
  return (await deleteView(db, staffId, id)) ? accept(null) : refuse("not-found");
}

export function listQueueViews({ db }: Pick<Domain, "db">, staffId: StaffId) {
  return listSavedViews(db, staffId);
}
