import { countFigures } from "#app/domain/statistics/count-figures.server.ts";
import type { Services } from "#app/services.server.ts";
import { askForFigures } from "#db/jobs.server.ts";

/** So that a worker which counts a whole year for the first time can still be stopped. */
const turnMs = 5_000;

export async function countFiguresJob(services: Services) {
  const { isDone } = await countFigures(services, turnMs);
  if (!isDone) await askForFigures(services.db);
}
