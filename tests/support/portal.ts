import { startProduct } from "./product.ts";

/** Playwright's global setup: one product for all journeys; its place is told through the environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const product = await startProduct({ env: { HOLD_HOURS: "0", LOG_LEVEL: "warn" } });
  process.env.PASSERELLE_ORIGIN = product.origin;
  process.env.PASSERELLE_DATA_DIR = product.dataDir;
  return async () => {
    await product.stop();
  };
}
