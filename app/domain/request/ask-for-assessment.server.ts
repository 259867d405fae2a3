import type { RequestId } from "#app/domain/ids.ts";
import type { Database } from "#db/connection/client.server.ts";
import { addJob } from "#db/jobs.server.ts";

/**
 * A fact about the request changed. Several changes before the job runs are one assessment, and the
 * queue shows its result soon after; decisions do not wait for it.
 */
export function askForAssessment(db: Database, requestId: RequestId) {
  return addJob(db, "assess-request", { requestId }, { key: `assess:${requestId}` });
}
