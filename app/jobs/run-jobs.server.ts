import { Logger, run, type Runner, type Task } from "graphile-worker";
import { purgeImports } from "#app/domain/account/import/purge-imports.server.ts";
import { remindSilent } from "#app/domain/desk/remind-customer.server.ts";
import { purgeDocuments } from "#app/domain/document/purge-documents.server.ts";
import { sweepStore } from "#app/domain/document/sweep-store.server.ts";
import { hourMs } from "#app/domain/durations.ts";
import { purgeBatches } from "#app/domain/invitation/batch/purge-batches.server.ts";
import { issueAskedLink } from "#app/domain/invitation/issue-asked-link.server.ts";
import type { JobName, JobPayloads } from "#app/domain/jobs.ts";
import { limits } from "#app/domain/limits.ts";
import { expireAbandoned } from "#app/domain/request/expire-abandoned.server.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { concludeDecision } from "#app/domain/review/conclude-decision.server.ts";
import { assessPending } from "#app/domain/risk/assess-pending.server.ts";
import { assessWithNeighbours } from "#app/domain/risk/assess-request.server.ts";
import { tellSignIns } from "#app/domain/staff/tell-sign-ins.server.ts";
import { tellThread } from "#app/domain/thread/tell-thread.server.ts";
import { redact } from "#app/logger.server.ts";
import type { Services } from "#app/services.server.ts";
import { sweepCaseHolds } from "#db/case-holds.server.ts";
import { eraseSecrets } from "#db/erase-secrets.server.ts";
import { foldQueueCounts } from "#db/queue-counts.server.ts";
import { openWorkerPool } from "#db/worker-pool.server.ts";
import { anchorAudit, anchorDay } from "./anchor-audit.server.ts";
import { askRegistriesJob } from "./ask-registries.server.ts";
import { withCleanErrors } from "./clean-errors.server.ts";
import { countFiguresJob } from "./count-figures.server.ts";
import { deliverWebhook } from "./deliver-webhook.server.ts";
import { applyImportJob, checkImportJob } from "./import-accounts.server.ts";
import { inviteBatchJob, selectBatchJob } from "./invite-batch.server.ts";
import { judgeDocumentJob } from "./judge-document.server.ts";
import { leaseOf } from "./lease-plugin.server.ts";
import { readDocumentJob, readPending } from "./read-document.server.ts";
import { reckonDueJob, reckonUndated } from "./reckon-due.server.ts";
import { scanDocument, scanPending } from "./scan-document.server.ts";
import { sendMessage } from "./send-message.server.ts";

/**
 * Reading a document may take minutes and a scanner may hang. Separate lanes keep both from
 * delaying a code or a link.
 */
export const lanes = ["requests", "papers"] as const;
export type Lane = (typeof lanes)[number];

export async function runJobs(services: Services, lane: Lane) {
  const lease = leaseOf(services);
  const pool = openPool(services);
  const runner = await startRunner(services, lane, { pool, lease }).catch(
    async (error: unknown) => {
      await pool.end();
      throw error;
    },
  );
  const { events, promise } = runner;
  // A runner that was left behind keeps its lease until its last job has ended.
  void promise.catch(() => undefined).then(lease.release);
  const ended = promise.catch(() => undefined).then(() => pool.end());
  return {
    events,
    promise,
    stop: async () => {
      await stop(runner, lease);
      await ended;
    },
  };
}

export type LaneRunner = Awaited<ReturnType<typeof runJobs>>;

function openPool({ settings, logger }: Services) {
  return openWorkerPool(settings.databaseUrl, (err) =>
    logger.warn({ err }, "a connection of the jobs broke"),
  );
}

function startRunner(
  services: Services,
  lane: Lane,
  { pool, lease }: { pool: ReturnType<typeof openPool>; lease: ReturnType<typeof leaseOf> },
) {
  return run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    // A delay of 0 turns batching on. Without it, a stopping runner does not wait until finished
    // jobs are recorded.
    preset: {
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      plugins: [lease.plugin],
    },
    taskList: withCleanErrors(tasksOf[lane](services)),
    crontab: lane === "requests" ? calendar : "",
    logger: new Logger(() => (level, message, meta) => {
      if (level === "error") services.logger.error({ err: meta?.error }, redact(message));
    }),
  });
}

/** Waits for running jobs. */
async function stop(runner: Runner, lease: ReturnType<typeof leaseOf>) {
  const stopped = runner.stop();
  lease.stopWaiting();
  await stopped;
  await lease.release();
}

/** When the routines run: jobs without a payload. */
const routines = {
  "anchor-audit": "*/5 * * * *",
  "anchor-day": "15 3 * * *",
  "purge-papers": "45 3 * * *",
  "erase-secrets": "0 4 * * *",
  "sweep-store": "15 4 * * *",
  "fold-queue": "* * * * *",
  "reckon-undated": "*/10 * * * *",
  "remind-silent": "10 8 * * *",
  "read-pending": "*/10 * * * *",
  "scan-pending": "*/5 * * * *",
  "count-figures": "*/5 * * * *",
  "assess-pending": "*/5 * * * *",
} as const;
const calendar = Object.entries(routines)
  .map(([routine, at]) => `${at} ${routine}`)
  .join("\n");

type OnPapers =
  | "read-document"
  | "judge-document"
  | "scan-document"
  | "ask-registries"
  | "check-import"
  | "apply-import"
  | "select-batch"
  | "invite-batch"
  | "purge-papers"
  | "sweep-store";
type OnRequests = Exclude<JobName | keyof typeof routines, OnPapers>;
type Tasks<Name extends string> = (services: Services) => Record<Name, Task>;

/** The casts are safe: payloads are written only with our own types. */
const tasksOf: { readonly requests: Tasks<OnRequests>; readonly papers: Tasks<OnPapers> } = {
  requests: (services) => ({
    "send-message": (payload, helpers) =>
      sendMessage(services, payload as JobPayloads["send-message"], helpers),
    "issue-link": (payload) => issueAskedLink(services, payload as JobPayloads["issue-link"]),
    "assess-request": async (payload) => {
      await assessWithNeighbours(services, (payload as JobPayloads["assess-request"]).requestId);
    },
    "conclude-decision": async (payload) => {
      await concludeDecision(services, (payload as JobPayloads["conclude-decision"]).requestId);
    },
    "reckon-due": (payload) => reckonDueJob(services, payload as JobPayloads["reckon-due"]),
    "apply-request": async (payload) => {
      await applyRequest(services, (payload as JobPayloads["apply-request"]).requestId);
    },
    "tell-thread": async (payload) => {
      await tellThread(services, (payload as JobPayloads["tell-thread"]).requestId);
    },
    "tell-sign-ins": (payload) =>
      tellSignIns(services, (payload as JobPayloads["tell-sign-ins"]).staffId),
    "deliver-webhook": (payload, helpers) =>
      deliverWebhook(services, payload as JobPayloads["deliver-webhook"], helpers),
    "fold-queue": async () => {
      await foldQueueCounts(services.db);
      await sweepCaseHolds(services.db);
    },
    "reckon-undated": () => reckonUndated(services.db),
    "remind-silent": () => remindSilent(services),
    "read-pending": () => readPending(services),
    "scan-pending": () => scanPending(services),
    "assess-pending": () => assessPending(services),
    "anchor-audit": () => anchorAudit(services),
    "count-figures": () => countFiguresJob(services),
    "anchor-day": () => anchorDay(services),
    "erase-secrets": () => eraseSecrets(services.db),
  }),
  papers: (services) => ({
    "read-document": (payload, helpers) =>
      readDocumentJob(services, payload as JobPayloads["read-document"], helpers),
    "judge-document": (payload) =>
      judgeDocumentJob(services, payload as JobPayloads["judge-document"]),
    "scan-document": (payload) => scanDocument(services, payload as JobPayloads["scan-document"]),
    "ask-registries": (payload) =>
      askRegistriesJob(services, payload as JobPayloads["ask-registries"]),
    "check-import": (payload, helpers) =>
      checkImportJob(services, payload as JobPayloads["check-import"], helpers),
    "apply-import": (payload, helpers) =>
      applyImportJob(services, payload as JobPayloads["apply-import"], helpers),
    "select-batch": (payload, helpers) =>
      selectBatchJob(services, payload as JobPayloads["select-batch"], helpers),
    "invite-batch": (payload, helpers) =>
      inviteBatchJob(services, payload as JobPayloads["invite-batch"], helpers),
    "purge-papers": async () => {
      await expireAbandoned(services);
      await purgeImports(services);
      await purgeBatches(services);
      await purgeDocuments(services, services.store);
    },
    "sweep-store": async () => {
      await sweepStore(services, { olderThanMs: limits.strayObjectHours * hourMs });
    },
  }),
};
