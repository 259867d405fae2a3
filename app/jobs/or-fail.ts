import type { JobHelpers } from "graphile-worker";

/** After the last attempt people see that it failed, and the log why. */
export async function orFail(
  { job }: Pick<JobHelpers, "job">,
  work: () => Promise<void>,
  fail: () => Promise<void>,
) {
  try {
    await work();
  } catch (error) {
    if (job.attempts >= job.max_attempts) await fail();
    throw error;
  }
}
