import { availableParallelism, loadavg } from "node:os";

/** Milliseconds of an idle machine, multiplied by the runnable programs per processor. */
export function fairMs(ms: number): number {
  const [load = 0] = loadavg();
  return ms * Math.max(1, load / availableParallelism());
}
