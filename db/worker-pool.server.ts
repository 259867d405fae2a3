import pg from "pg";

/**
 * For Graphile Worker: its own pool loses its listeners before its connections are closed. One that
 * breaks just then would end the process. The caller ends this one.
 */
export function openWorkerPool(url: string, onBroken: (error: Error) => void) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", onBroken);
  pool.on("connect", (client) => void client.on("error", onBroken));
  return pool;
}
