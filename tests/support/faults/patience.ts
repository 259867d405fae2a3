import { setTimeout as sleep } from "node:timers/promises";
import { isOutage } from "#app/outage.ts";

/** A connection that was refused or cut, or a database that is away. */
export function isCut(error: unknown): boolean {
  return error instanceof TypeError || isOutage(error);
}

/** Milliseconds. A guard against a journey that cannot be finished, not a limit. */
const patienceMs = 480_000;

/** Tries until there is a value: null and a cut connection mean "not yet". */
export async function patiently<Value>(
  what: string,
  attempt: () => Promise<Value | null>,
): Promise<Value> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(200)) {
    const value = await attempt().catch((error: unknown) => {
      if (isCut(error)) return null;
      throw error;
    });
    if (value !== null) return value;
  }
  throw new Error(`it never comes to: ${what}`);
}
