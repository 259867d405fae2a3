import path from "node:path";
import { prepareDataDir } from "./data-dir.server.ts";
import { findFreePort } from "./free-port.server.ts";
import { findBinaries } from "./postgres/binaries.server.ts";
import { ensureCluster, roleName } from "./postgres/cluster.server.ts";
import { stopOrphan } from "./postgres/orphan.server.ts";
import { chooseOwner } from "./postgres/owner.server.ts";
import {
  type Postmaster,
  type PostmasterPlan,
  startPostmaster,
} from "./postgres/postmaster.server.ts";
import { keepSecret } from "./secrets.server.ts";

export interface EmbeddedPostgres {
  readonly url: string;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * The caller must hold the folder's lock: a server already running there is an orphan and is
 * stopped.
 */
export async function startPostgres(
  dataDir: string,
  options: { readonly disposable?: boolean; readonly port?: number } = {},
): Promise<EmbeddedPostgres> {
  prepareDataDir(dataDir);
  const folder = path.join(path.resolve(dataDir), "postgres");
  const owner = chooseOwner();
  const binaries = findBinaries(dataDir, owner);
  const password = keepSecret(path.join(dataDir, "postgres-password"));
  await stopOrphan(folder);
  await ensureCluster(folder, password, binaries, owner);
  const plan = {
    program: binaries.postgres,
    folder,
    logFile: path.join(dataDir, "postgres.log"),
    owner,
    disposable: options.disposable ?? false,
  };
  const { postmaster, port } = options.port
    ? { postmaster: await startPostmaster({ ...plan, port: options.port }), port: options.port }
    : await startOnFreePort(plan);
  const url = `postgres://${roleName}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  return { url, ended: postmaster.ended, stop: () => postmaster.stop() };
}

/** Another process may take the port before the server listens. */
async function startOnFreePort(
  plan: Omit<PostmasterPlan, "port">,
  tries = 3,
): Promise<{ postmaster: Postmaster; port: number }> {
  const port = await findFreePort();
  try {
    return { postmaster: await startPostmaster({ ...plan, port }), port };
  } catch (error) {
    const taken = error instanceof Error && error.message.includes("Address already in use");
    if (!taken || tries <= 1) throw error;
    return startOnFreePort(plan, tries - 1);
  }
}
