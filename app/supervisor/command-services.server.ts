import { DataDirInUse } from "#app/embedded/lock.server.ts";
import { keepSecretKey } from "#app/embedded/secrets.server.ts";
import type { Settings } from "#app/env/settings.ts";
import { migrate } from "#db/connection/migrate.server.ts";
import { embeddedEnvironment } from "./embedded-environment.ts";
import { startEmbeddedServices } from "./embedded-services.server.ts";
import { readRuntime } from "./runtime-file.server.ts";

export interface CommandServices {
  readonly env: NodeJS.ProcessEnv;
  close(): Promise<void>;
}

/**
 * The configured services, or the embedded ones of DATA_DIR: joined if they run, otherwise started
 * for this command only.
 */
export async function openServices(settings: Settings): Promise<CommandServices> {
  if (settings.mode === "real" || settings.databaseUrl !== "") {
    return { env: process.env, close: () => Promise.resolve() };
  }
  try {
    const services = await startEmbeddedServices(settings.dataDir);
    await migrate(services.env.DATABASE_URL ?? "").catch(async (error: unknown) => {
      await services.stop();
      throw error;
    });
    return { env: { ...process.env, ...services.env }, close: () => services.stop() };
  } catch (error) {
    if (error instanceof DataDirInUse) return join(settings, error);
    throw error;
  }
}

function join(settings: Settings, inUse: DataDirInUse): CommandServices {
  const runtime = readRuntime(settings.dataDir);
  if (runtime === null) throw new Error(`${inUse.message} (It is starting or stopping.)`);
  const env = embeddedEnvironment({
    ...runtime,
    secretKey: keepSecretKey(settings.dataDir),
    dataDir: settings.dataDir,
  });
  return {
    env: { ...process.env, ...env, PUBLIC_ORIGIN: runtime.origin },
    close: () => Promise.resolve(),
  };
}
