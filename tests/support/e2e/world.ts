import { readFileSync } from "node:fs";
import { z } from "zod";

const world = z.object({
  origin: z.string(),
  dataDir: z.string(),
  apiKey: z.string(),
  databaseUrl: z.string(),
  storeEndpoint: z.string(),
  bucket: z.string(),
  webhooks: z.string(),
  desk: z.record(z.string(), z.string()),
});
export type World = z.infer<typeof world>;

let known: World | undefined;

export function theWorld(): World {
  known ??= world.parse(JSON.parse(readFileSync(process.env.PASSERELLE_WORLD ?? "", "utf8")));
  return known;
}
