import { announceChildren } from "#app/announce-children.server.ts";
import { announceKeys } from "#app/announce-keys.server.ts";
import { hourMs } from "#app/domain/durations.ts";
import { settingsOrExit } from "#app/env.server.ts";
import { sweepTemporaryCopies } from "#app/http/upload/temporary-copy.server.ts";
import { keepRunningJobs } from "#app/jobs/keep-running.server.ts";
import { serveMetrics } from "#app/metrics/serve-metrics.server.ts";
import { createServices } from "#app/services.server.ts";
import { whenAskedToStop } from "#app/stop.server.ts";
import { askForFigures } from "#db/jobs.server.ts";

const services = createServices(settingsOrExit(), "worker");
const jobs = await keepRunningJobs(services);
// The figures of an outage, without waiting for the next full five minutes.
await askForFigures(services.db);

const metrics = serveMetrics(services, "worker");
void announceChildren(services);
void announceKeys(services);
// One hour old, so that none is still in use.
sweepTemporaryCopies(hourMs).catch((err: unknown) =>
  services.logger.warn({ err }, "temporary files stay"),
);

whenAskedToStop(async () => {
  await jobs.stop();
  await metrics.close();
  await services.close();
});
process.send?.({ type: "ready" });
services.logger.info("the worker is ready");
