import { startEmbeddedServices } from "#app/supervisor/embedded-services.server.ts";

/** A process for tests to kill. */
const services = await startEmbeddedServices(process.argv[2] ?? "");
process.on("SIGTERM", () => void services.stop().then(() => process.exit(0)));
process.send?.(services.env);
