import { setTimeout as sleep } from "node:timers/promises";
import type { Instances } from "#tests/support/e2e/instances.ts";

/** Milliseconds from the end of a process to its next start, as a supervisor waits. */
const pauseMs = 300;

/** Starts web processes and workers again whenever they have ended. */
export function keepRunning(product: Instances) {
  const struck = new Set<number>();
  const endedAlone: string[] = [];
  const away = new Set<string>();
  let isStopping = false;

  const keep = async (name: "server" | "worker", index: number) => {
    for (;;) {
      const process = product[`${name}s`][index];
      const code = await process?.ended;
      if (isStopping || !process) return;
      const slot = `${name} ${String(index)}`;
      away.add(slot);
      if (!struck.has(process.child.pid ?? 0)) {
        endedAlone.push(`${slot} (${String(code)}): ${await lastWords(product)}`);
      }
      await startAgain(name, index);
      away.delete(slot);
    }
  };
  const startAgain = async (name: "server" | "worker", index: number) => {
    while (!isStopping) {
      await sleep(pauseMs);
      if (
        await product.restart(name, index).then(
          () => true,
          () => false,
        )
      )
        return;
    }
  };
  for (const index of product.servers.keys()) void keep("server", index);
  for (const index of product.workers.keys()) void keep("worker", index);

  return {
    /** Processes that ended although nobody had killed them. */
    endedAlone: endedAlone as readonly string[],
    async kill(name: "server" | "worker", index: number) {
      const { child, ended } = product[`${name}s`][index] ?? {};
      struck.add(child?.pid ?? 0);
      child?.kill("SIGKILL");
      await ended;
    },
    /** All processes run, and the web processes reach database and store. */
    async isWhole() {
      if (away.size > 0) return false;
      const answers = await Promise.all(
        product.bases.map((base) =>
          fetch(`${base}/readyz`).then(
            ({ ok }) => ok,
            () => false,
          ),
        ),
      );
      return answers.every(Boolean) && away.size === 0;
    },
    async stop() {
      isStopping = true;
      while (away.size > 0) await sleep(50);
    },
  };
}

/** What was printed around now: a process's last words come after its end. */
async function lastWords(product: Instances): Promise<string> {
  const { length } = product.output();
  await sleep(500);
  return product.output().slice(Math.max(0, length - 2_000), length + 2_000);
}

export type Keeper = ReturnType<typeof keepRunning>;
