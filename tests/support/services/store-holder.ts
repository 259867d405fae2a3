import { mkdirSync } from "node:fs";
import { openStores } from "#app/embedded/object-store/fauxqs.server.ts";

/** A process for tests to kill: the embedded object store on a given port. */
const [folder = "", bucket = "", port] = process.argv.slice(2);
process.on("disconnect", () => process.exit(0));
mkdirSync(folder, { recursive: true });
const store = await openStores(folder, bucket);
process.send?.(await store.listen({ host: "127.0.0.1", port: Number(port) }));
