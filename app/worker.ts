import { announceChildren } from "#app/announce-children.server.ts";
import { announceKeys } from "#app/announce-keys.server.ts";
import { hourMs } from "#app/domain/durations.ts";
import { settingsOrExit } from "#app/env.server.ts";
import { sweepTemporaryCopies } from "#app/http/upload/temporary-copy.server.ts";
import { keepRunningJobs } from "#app/jobs/keep-running.server.ts";
import { createServices } from "#app/services.server.ts";
import { whenAskedToStop } from "#app/stop.server.ts";

const services = createServices(settingsOrExit(), "worker");
const jobs = await keepRunningJobs(services);

void announceChildren(services);
void announceKeys(services);
// One hour old, so that none is still in use.
sweepTemporaryCopies(hourMs).catch((err: unknown) =>
  services.logger.warn({ err }, "temporary files stay"),
);

whenAskedToStop(async () => {
  await jobs.stop();
  await services.close();
});
process.send?.({ type: "ready" });
services.logger.info("the worker is ready");
