import { lockDataDir } from "#app/embedded/lock.server.ts";
import { startObjectStore } from "#app/embedded/object-store.server.ts";
import { startPostgres } from "#app/embedded/postgres.server.ts";
import { startEmbeddedRegistry } from "#app/embedded/registry.server.ts";
import { keepSecretKey } from "#app/embedded/secrets.server.ts";
import { embeddedEnvironment } from "./embedded-environment.ts";
import { removeRuntime } from "./runtime-file.server.ts";

export interface EmbeddedServices {
  readonly env: Readonly<Record<string, string>>;
  /** Rejects when a service ends without having been asked to. */
  readonly lost: Promise<never>;
  stop(): Promise<void>;
}

/** Throws DataDirInUse if the folder is locked. */
export async function startEmbeddedServices(dataDir: string): Promise<EmbeddedServices> {
  const lock = lockDataDir(dataDir);
  removeRuntime(dataDir);
  const starts = await Promise.allSettled([
    startPostgres(dataDir),
    startObjectStore(dataDir),
    startEmbeddedRegistry(),
  ]);
  const stop = async () => {
    for (const start of [...starts].reverse()) {
      if (start.status === "fulfilled") await start.value.stop();
    }
    lock.release();
  };
  const [postgres, store, registry] = starts;
  if (
    postgres.status === "rejected" ||
    store.status === "rejected" ||
    registry.status === "rejected"
  ) {
    await stop();
    throw starts.find((start) => start.status === "rejected")?.reason;
  }
  const env = embeddedEnvironment({
    registries: registry.value.env,
    databaseUrl: postgres.value.url,
    storeEndpoint: store.value.endpoint,
    bucket: store.value.bucket,
    secretKey: keepSecretKey(dataDir),
    dataDir,
  });
  const lost = Promise.race([
    failAfter(postgres.value.ended, "The embedded database has ended by itself."),
    failAfter(store.value.ended, "The embedded object store has ended by itself."),
  ]);
  lost.catch(() => undefined);
  return { env, lost, stop };
}

async function failAfter(ended: Promise<void>, sentence: string): Promise<never> {
  await ended;
  throw new Error(sentence);
}
