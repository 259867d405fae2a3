import { mkdirSync } from "node:fs";
import { openStores } from "./object-store/fauxqs.server.ts";

const [folder, bucket] = process.argv.slice(2);
if (!folder || !bucket || !process.send) throw new Error("started by the supervisor only");

process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));

mkdirSync(folder, { recursive: true, mode: 0o700 });
const app = await openStores(folder, bucket);
process.send({ type: "ready", endpoint: await app.listen({ host: "127.0.0.1", port: 0 }) });
