import { judgeAgain } from "#app/domain/document/judge-again.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { timed } from "#app/metrics/observe.server.ts";
import { judgeIfPossible, patientJudgingLimits } from "#app/reader/judge-file.server.ts";
import type { Services } from "#app/services.server.ts";

export async function judgeDocumentJob(
  services: Services,
  document: JobPayloads["judge-document"],
): Promise<void> {
  const { store, children } = services;
  const judge = (path: string) =>
    timed("again", () => judgeIfPossible(children, path, patientJudgingLimits));
  await judgeAgain(services, { store, judge }, document);
}
