import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * `name`: path below app/ without extension. The source in tests, the bundle when run from build/.
 */
export function entryFile(name: string): string {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith(".ts")) return path.resolve(path.dirname(here), "..", `${name}.ts`);
  const build = here.lastIndexOf(`${path.sep}build${path.sep}`);
  return path.join(here.slice(0, build), "build", "processes", `${name}.js`);
}
