import { availableParallelism, loadavg } from "node:os";

/**
 * What these milliseconds of an idle machine come to on this one, which may be busy with other work: as much
 * more as there are programs that want to run for each processor.
 */
export function fairMs(ms: number): number {
  const [load = 0] = loadavg();
  return ms * Math.max(1, load / availableParallelism());
}
