import { limits } from "#app/domain/limits.ts";
import type { Database } from "#db/connection/client.server.ts";
import {
  countConnections,
  countJobs,
  countMessages,
  countUsedUpBudgets,
} from "#db/monitor.server.ts";
import { countWaiting } from "#db/waiting.server.ts";
import { state } from "./registry.server.ts";

/** Bounded queries only: a scrape costs the same with a thousand requests and with a million. */
export async function readState(db: Database) {
  const begun = performance.now();
  const read = await Promise.all([
    countWaiting(db, limits.waitingMost),
    countJobs(db, limits.monitoredMost),
    countMessages(db, limits.monitoredMost),
    countConnections(db),
    countUsedUpBudgets(db, limits.monitoredMost),
  ]);
  forgetState();
  state.databaseUp.set(1);
  state.databaseSeconds.set((performance.now() - begun) / 1000);
  const [waiting, jobs, messages, { connections, most }, budgets] = read;
  state.waiting.set(waiting.count);
  state.waitingOldest.set(waiting.oldestSeconds ?? 0);
  for (const job of jobs) {
    for (const name of ["waiting", "running", "failed"] as const)
      state.jobs.set({ task: job.task, state: name }, job[name]);
    state.jobOldest.set({ task: job.task }, job.oldestSeconds ?? 0);
  }
  for (const { count, ...labels } of messages) state.messages.set(labels, count);
  for (const { count, ...labels } of connections) state.connections.set(labels, count);
  state.connectionsMost.set(most);
  for (const { count, ...labels } of budgets) state.budgets.set(labels, count);
}

/** Nothing is better than what was true before the outage. */
export function forgetState() {
  for (const one of Object.values(state)) one.reset();
  state.databaseUp.set(0);
}
