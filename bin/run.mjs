// node bin/run.mjs <name> [arguments]: runs a command of app/cli.
import path from "node:path";
import { ensureBuilt, handOver, node24, root, run } from "./workshop.mjs";

await handOver(import.meta.url);
await ensureBuilt();
const args = [path.join(root, "build/processes/command.js"), ...process.argv.slice(2)];
process.exit(await run(node24, args));
