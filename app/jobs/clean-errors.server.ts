import type { JobHelpers, TaskList } from "graphile-worker";
import { describeError } from "#app/logger.server.ts";

/**
 * The runner writes a failed task's message into the database and, with its stack, into the log.
 */
export function withCleanErrors(tasks: TaskList): TaskList {
  const cleaned: TaskList = {};
  for (const [name, task] of Object.entries(tasks)) {
    if (!task) continue;
    cleaned[name] = async (payload: unknown, helpers: JobHelpers) => {
      try {
        await task(payload, helpers);
      } catch (error) {
        throw cleanError(error);
      }
    };
  }
  return cleaned;
}

function cleanError(thrown: unknown) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { type, message, stack } = describeError(error);
  return Object.assign(new Error(message), { name: type, stack });
}
