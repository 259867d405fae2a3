import { entryFile } from "#app/embedded/entry.server.ts";
import { readEnvironment } from "#app/env.server.ts";
import type { Settings } from "#app/env/settings.ts";
import { migrate } from "#db/connection/migrate.server.ts";
import { type EmbeddedServices, startEmbeddedServices } from "./embedded-services.server.ts";
import { assertPortFree } from "./port.server.ts";
import { removeRuntime, writeRuntime } from "./runtime-file.server.ts";
import { untilStopAsked } from "./stop-asked.server.ts";
import { startChild, type SupervisedChild } from "./supervised-child.server.ts";
import { type Demo, describeWelcome } from "./welcome.ts";

/** Milliseconds for everything to end by itself. */
const patience = 20_000;

export async function runProduct(planned: Settings): Promise<void> {
  const stopAsked = untilStopAsked();
  await assertPortFree(planned.host, planned.port);
  const embedded = planned.mode === "embedded" ? await startEmbedded(planned) : null;
  const children: SupervisedChild[] = [];
  try {
    const env = environmentOfChildren(planned, embedded);
    const settings = completeSettings(env);
    console.log("Preparing the database …");
    await migrate(settings.databaseUrl);
    const demo = embedded ? await seed(settings) : null;
    if (embedded) writeRuntime(settings);
    console.log("Starting the portal …");
    for (const name of ["server", "worker"] as const) {
      const own = { ...env, ...metricsPortOf(name, settings) };
      children.push(startChild({ name, file: entryFile(name), env: own }));
    }
    await Promise.race([stopAsked, Promise.all(children.map((child) => child.ready))]);
    if (!stopAsked.asked) announce(settings, demo);
    reloadOnRequest(children);
    await Promise.race([stopAsked, lost(children, embedded)]);
    console.log("\nStopping …");
  } finally {
    await stopAll(children, embedded, planned);
  }
}

function startEmbedded(planned: Settings): Promise<EmbeddedServices> {
  console.log(`Starting the embedded database and object store in ${planned.dataDir} …`);
  return startEmbeddedServices(planned.dataDir);
}

function environmentOfChildren(
  planned: Settings,
  embedded: EmbeddedServices | null,
): NodeJS.ProcessEnv {
  // Real mode leaves NODE_ENV to the operator; the demonstration runs the production build.
  const nodeEnv: NodeJS.ProcessEnv["NODE_ENV"] = planned.dev ? "development" : "production";
  return embedded ? { ...process.env, ...embedded.env, NODE_ENV: nodeEnv } : process.env;
}

/** Each process is a target of its own for the monitor: the worker has the port after the server's. */
function metricsPortOf(name: "server" | "worker", { metrics }: Settings): Record<string, string> {
  return metrics && name === "worker" ? { METRICS_PORT: String(metrics.port + 1) } : {};
}

function completeSettings(env: NodeJS.ProcessEnv): Settings {
  const read = readEnvironment(env);
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.settings;
}

async function seed(settings: Settings): Promise<Demo> {
  const { seedDemo } = await import("#app/embedded/demo/seed-demo.server.ts");
  return seedDemo(settings);
}

function announce(settings: Settings, demo: Demo | null): void {
  console.log(describeWelcome(settings, demo));
  process.send?.({ type: "ready" });
}

/** In development the build reports over IPC that the code has changed. */
function reloadOnRequest(children: readonly SupervisedChild[]): void {
  process.on("message", (message) => {
    if ((message as { type?: string }).type === "reload")
      children.forEach((child) => child.reload());
  });
}

function lost(
  children: readonly SupervisedChild[],
  embedded: EmbeddedServices | null,
): Promise<never> {
  return Promise.race([
    ...children.map((child) => child.lost),
    ...(embedded ? [embedded.lost] : []),
  ]);
}

async function stopAll(
  children: readonly SupervisedChild[],
  embedded: EmbeddedServices | null,
  planned: Settings,
): Promise<void> {
  const deadline = Date.now() + patience;
  for (const child of children) await child.stop(deadline);
  if (embedded) {
    removeRuntime(planned.dataDir);
    await embedded.stop();
  }
}
