import { reckonDue } from "#app/domain/desk/reckon-due.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { officeOf } from "#app/domain/working-time/office.ts";
import type { Services } from "#app/services.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { listUndated } from "#db/desk.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { holidaysAround } from "./holidays.server.ts";

export async function reckonDueJob(services: Services, { requestId }: JobPayloads["reckon-due"]) {
  const { workRegion } = services.settings;
  const office = officeOf(workRegion, await holidaysAround(workRegion, new Date()));
  await reckonDue(services, requestId, office);
}

/** What was submitted before due dates were kept, or lost its job. */
export async function reckonUndated(db: Database) {
  for (const requestId of await listUndated(db)) {
    await addJob(db, "reckon-due", { requestId }, { key: `due:${requestId}` });
  }
}
