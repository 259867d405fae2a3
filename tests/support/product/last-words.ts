import pino from "pino";
import { whenAskedToStop } from "#app/stop.server.ts";

/** A process for tests to stop: as ours do, it logs to the last moment. */
const logger = pino(pino.destination({ dest: 1, sync: false }));
whenAskedToStop(() => {
  logger.info("the first of the last words");
  logger.info("the last words");
  return Promise.resolve();
});
process.send?.("ready");
