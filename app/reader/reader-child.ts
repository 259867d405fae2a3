import { Console } from "node:console";
import { writeSync } from "node:fs";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type ChildTask, type ChildWork, spentAnswer } from "./child/child-work.ts";
import { processorMs } from "./judging/budget.ts";

// The task runs on the main thread, because worker threads do not inherit Node's permission model.
// A worker watches the memory and the processor time of both, which a busy main thread could not do.

type Task = (work: ChildWork) => Promise<unknown>;

const tasks: Record<ChildTask, Task> = {
  judge: async (work) => (await import("./judging/judge-task.ts")).judgeTask(work),
  compose: async (work) => (await import("./judging/compose-task.ts")).composeTask(work),
  read: async ({ files: [path = ""], folder }) =>
    (await import("./reading/read-task.ts")).readTask(path, folder ?? ""),
  recognise: async ({ files: [path = ""] }) =>
    (await import("./reading/recognise-task.ts")).recogniseTask(path),
  signatures: async (work) => (await import("./signature/signatures-task.ts")).signaturesTask(work),
};

if (isMainThread) begin(JSON.parse(process.argv[2] ?? "") as ChildWork);
else watch(workerData as ChildWork);

function begin(work: ChildWork): void {
  // Library output (libheif logs broken pictures) must not mix with the answer.
  globalThis.console = new Console(process.stderr);
  new Worker(new URL(import.meta.url), { env: {}, workerData: work }).once("message", () => {
    void answer(work);
  });
}

async function answer(work: ChildWork) {
  print(JSON.stringify(await tasks[work.task](work)));
  // Unlike an exit, this waits for no thread: one that hung would keep the answer until the limit.
  process.kill(process.pid, "SIGKILL");
}

function watch({ maxRssBytes, maxProcessorMs, maxLifeMs }: ChildWork): void {
  parentPort?.postMessage("watching");
  const until = Date.now() + maxLifeMs + 1_000;
  setInterval(() => {
    if (process.memoryUsage.rss() > maxRssBytes || processorMs() > maxProcessorMs) {
      print(JSON.stringify(spentAnswer));
      process.kill(process.pid, "SIGKILL");
    }
    // For when the parent is gone and cannot stop this process.
    if (Date.now() > until) process.kill(process.pid, "SIGKILL");
  }, 10);
}

/** A pipe may accept only part of the data: loop until all is written. */
function print(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
    }
  }
}
