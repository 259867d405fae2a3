import { setTimeout as sleep } from "node:timers/promises";

/** Throws the last error after a minute. */
export async function keepTrying<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (const end = Date.now() + 60_000; ; await sleep(200)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
