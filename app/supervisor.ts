import { readEnvironment, refuseEnvironment } from "#app/env.server.ts";
import { runProduct } from "#app/supervisor/product.server.ts";

const read = readEnvironment(process.env);
if (!read.ok) refuseEnvironment(read.problems);

try {
  await runProduct(read.settings);
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (process.env.LOG_LEVEL === "debug") console.error(error);
  process.exit(1);
}
