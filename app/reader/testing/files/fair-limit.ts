import { availableParallelism, loadavg } from "node:os";

/**
 * Converts milliseconds of an idle machine to this one, which may be busy: multiplied by the
 * runnable programs per processor.
 */
export function fairMs(ms: number): number {
  const [load = 0] = loadavg();
  return ms * Math.max(1, load / availableParallelism());
}
