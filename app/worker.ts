import { settingsOrExit } from "./env.server.ts";
import { keepRunningJobs } from "./jobs/keep-running.server.ts";
import { createServices } from "./services.server.ts";
import { whenAskedToStop } from "./http/stop.server.ts";

/** The process that runs the jobs. Stopping waits for the jobs under way. */
const services = createServices(settingsOrExit(), "worker");
const jobs = await keepRunningJobs(services);

whenAskedToStop(async () => {
  await jobs.stop();
  await services.close();
});
process.send?.({ type: "ready" });
services.logger.info("the worker is ready");
