/** Tells when the processor time for looking at a file is used up. */
export interface Budget {
  isSpent(): boolean;
}

/**
 * Of this process with its threads, in milliseconds: waiting for a busy machine costs nothing. A
 * process that starts anew has used some for its own start.
 */
export function processorBudget(ms: number): Budget {
  return { isSpent: () => processorMs() >= ms };
}

export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
