import { withoutNetwork } from "#app/reader/child/without-network.server.ts";
import type { Services } from "#app/services.server.ts";

/** Says in the log, once, whether the processes that open strangers' files have a network on this platform. */
export async function announceChildren({ logger }: Pick<Services, "logger">): Promise<void> {
  if (await withoutNetwork()) logger.info("papers are opened without a network");
  else logger.warn("papers are opened with a network: this platform cannot take it away");
}
