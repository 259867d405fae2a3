/** Tells when the processor time for looking at a file is used up. */
export interface Budget {
  isSpent(): boolean;
}

/**
 * Of this process with its threads, in milliseconds: waiting for a busy machine costs nothing. A
 * new process has already used some of its budget to start.
 */
export function processorBudget(ms: number): Budget {
  return { isSpent: () => processorMs() >= ms };
}

export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
