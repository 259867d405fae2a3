import { settingsOrExit } from "./env.server.ts";
import { runJobs } from "./jobs/run-jobs.server.ts";
import { createServices } from "./services.server.ts";
import { whenAskedToStop } from "./http/stop.server.ts";

/** The process that runs the jobs. Stopping waits for the jobs under way. */
const services = createServices(settingsOrExit(), "worker");
const runner = await runJobs(services);

whenAskedToStop(async () => {
  await runner.stop();
  await services.close();
});
process.send?.({ type: "ready" });
services.logger.info("the worker is ready");
