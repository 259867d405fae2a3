import { withoutNetwork } from "#app/reader/child/without-network.server.ts";
import type { Services } from "#app/services.server.ts";

export async function announceChildren({ logger }: Pick<Services, "logger">): Promise<void> {
  if (await withoutNetwork()) logger.info("papers are opened without a network");
  else logger.warn("papers are opened with a network: this platform cannot take it away");
}
