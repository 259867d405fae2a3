import { limits } from "#app/domain/limits.ts";
import type { Database } from "#db/connection/client.server.ts";
import { forgetState, readState } from "./read-state.server.ts";
import { registry } from "./registry.server.ts";

export interface Scrape {
  /** The text for Prometheus. */
  (): Promise<string>;
}

/**
 * A scrape waits `patienceMs` for the database, then answers without it. Several monitors at once
 * ask the database once, and again only after some seconds.
 */
export function createScrape(
  db: Database,
  read: typeof readState = readState,
  patienceMs = 3_000,
): Scrape {
  let last: { readonly at: number; readonly done: Promise<void> } | null = null;
  return async () => {
    const now = performance.now();
    if (!last || now - last.at >= limits.metricsKeptSeconds * 1000)
      last = { at: now, done: inTime(read(db), patienceMs).catch(forgetState) };
    await last.done;
    return registry.metrics();
  };
}

async function inTime(work: Promise<void>, patienceMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("the database is late")), patienceMs);
  });
  // What comes too late fails on its own.
  work.catch(() => undefined);
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
