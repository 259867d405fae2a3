import type { Database } from "#db/connection/client.server.ts";
import { addJob } from "#db/jobs.server.ts";
import type { Request } from "#db/schema/requests.ts";

/**
 * A fact about the request changed. Several changes before the job runs are one assessment, and the
 * queue shows its result soon after; decisions do not wait for it. A draft is assessed when it is
 * sent or frozen.
 */
export async function askForAssessment(
  db: Database,
  { id, status, frozenAt }: Pick<Request, "id" | "status" | "frozenAt">,
) {
  if (status === "started" && !frozenAt) return;
  await addJob(db, "assess-request", { requestId: id }, { key: `assess:${id}` });
}
