import { ensureBuilt, handOver } from "./workshop.mjs";

const dev = process.argv.includes("--dev");
const kind = dev ? " (development, with reload)" : "";
await handOver(import.meta.url, `Passerelle: checking what is installed and built${kind} …`);
if (dev) {
  const { develop } = await import("./develop.mjs");
  await develop();
} else {
  await ensureBuilt();
  // Runs in this process, so signals need no forwarding.
  await import("../build/processes/supervisor.js");
}
