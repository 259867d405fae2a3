/** Milliseconds that this thread's work kept a processor busy: unlike the clock, a busy machine changes little of it. */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
