// node bin/bench.mjs <name> [arguments]: runs tests/bench/<name>.ts.
import path from "node:path";
import { ensureBuilt, handOver, node24, root, run } from "./workshop.mjs";

await handOver(import.meta.url, "Passerelle: checking what is installed and built …");
await ensureBuilt();
const [name = "", ...args] = process.argv.slice(2);
process.exit(await run(node24, [path.join(root, "tests/bench", `${name}.ts`), ...args]));
