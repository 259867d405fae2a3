import { readFileSync } from "node:fs";
import { z } from "zod";

const world = z.object({
  origin: z.string(),
  dataDir: z.string(),
  apiKey: z.string(),
  databaseUrl: z.string(),
  storeEndpoint: z.string(),
  bucket: z.string(),
  /** Where the webhooks that the client area took can be read as JSON. */
  webhooks: z.string(),
  /** A signed-in session of every member of staff: its cookie by name of the part they play. */
  desk: z.record(z.string(), z.string()),
});
export type World = z.infer<typeof world>;

let known: World | undefined;

/** What the run's one product is, as the global setup wrote it down for the workers. */
export function theWorld(): World {
  known ??= world.parse(JSON.parse(readFileSync(process.env.PASSERELLE_WORLD ?? "", "utf8")));
  return known;
}
