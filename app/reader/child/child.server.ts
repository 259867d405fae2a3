import { spawn } from "node:child_process";
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { type ChildTask, type ChildWork, spentAnswer } from "./child-work.ts";
import { createQueue } from "./queue.ts";
import { withoutNetwork } from "./without-network.server.ts";

export interface ChildOrder {
  readonly task: ChildTask;
  /** Absolute paths; the only files it may read apart from its code. */
  readonly files: readonly string[];
  readonly folder?: string;
  /** Of one attempt, process start-up included. What a busy machine lets wait does not count. */
  readonly processorMs: number;
  /** By the clock, for all attempts: against a child that hangs. */
  readonly timeoutMs: number;
  readonly maxRssBytes: number;
}

export type ChildAnswer =
  | { readonly outcome: "answered"; readonly answer: unknown }
  /**
   * `spent`: used up its processor time or memory, as it would again. `crashed`: ended without an
   * answer. `late`: killed at the time limit, perhaps only because the machine was busy.
   */
  | { readonly outcome: "spent" | "crashed" | "late" };

/** Characters; a reading of sixty pages takes some megabytes. */
const maxAnswerLength = 32 * 1024 * 1024;

/**
 * Each child reads only its files and code, writes only to its folder, has an empty environment
 * and, where the platform allows it, no network. `childPath`: the built child or its TypeScript
 * source. Never throws because of a child.
 */
export function createChildren(childPath: string, places = 2) {
  const inTurn = createQueue(places);
  return {
    ask: (order: ChildOrder): Promise<ChildAnswer> => inTurn(() => attempt(childPath, order)),
    askTwice: (order: ChildOrder): Promise<ChildAnswer> =>
      inTurn(async () => {
        const begun = performance.now();
        const first = await attempt(childPath, order);
        const timeoutMs = Math.floor(order.timeoutMs - (performance.now() - begun));
        if (first.outcome !== "crashed" || timeoutMs <= 0) return first;
        return attempt(childPath, { ...order, timeoutMs });
      }),
  };
}
export type Children = ReturnType<typeof createChildren>;

async function attempt(childPath: string, order: ChildOrder): Promise<ChildAnswer> {
  const [program, ...args] = await commandOf(childPath, order);
  const child = spawn(program, args, {
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  // A process that cannot start gives no answer and counts as crashed.
  child.on("error", () => undefined);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, order.timeoutMs);
  const answer = parse(await read(child.stdout));
  clearTimeout(timer);
  child.kill("SIGKILL");
  if (late) return { outcome: "late" };
  if (answer === spentAnswer) return { outcome: "spent" };
  return answer === undefined ? { outcome: "crashed" } : { outcome: "answered", answer };
}

async function commandOf(childPath: string, order: ChildOrder): Promise<[string, ...string[]]> {
  // Node's permissions apply to real paths.
  const code = await realpath(childPath);
  const files = await Promise.all(order.files.map((file) => realpath(file)));
  const folder = order.folder && (await realpath(order.folder));
  const { task, maxRssBytes, processorMs, timeoutMs } = order;
  const work: ChildWork = {
    task,
    files,
    folder: folder ?? null,
    maxRssBytes,
    maxProcessorMs: processorMs,
    maxLifeMs: timeoutMs,
  };
  const command = [
    ...((await withoutNetwork()) ?? []),
    process.execPath,
    ...permissions(code, { files, folder }),
    code,
    JSON.stringify(work),
  ];
  return command as [string, ...string[]];
}

function permissions(code: string, may: { files: readonly string[]; folder: string | undefined }) {
  // Two levels up, because a build may share chunks there: `app` or `build/processes`, which hold
  // only code.
  const own = join(dirname(code), "../..");
  const readable = [`${own}/*`, `${packagesFor(code)}/*`, ...may.files];
  if (may.folder) readable.push(`${may.folder}/*`);
  return [
    "--permission",
    "--allow-worker",
    // Native code decodes pictures and draws pages.
    "--allow-addons",
    ...readable.map((one) => `--allow-fs-read=${one}`),
    ...(may.folder ? [`--allow-fs-write=${may.folder}/*`] : []),
    "--disallow-code-generation-from-strings",
    "--no-warnings",
  ];
}

function packagesFor(code: string): string {
  const file = createRequire(pathToFileURL(code)).resolve("pdfjs-dist/package.json");
  return dirname(dirname(file));
}

async function read(output: Readable): Promise<string> {
  const pieces: string[] = [];
  let length = 0;
  try {
    for await (const piece of output.setEncoding("utf8")) {
      length += String(piece).length;
      if (length > maxAnswerLength) return "";
      pieces.push(String(piece));
    }
    return pieces.join("");
  } catch {
    return "";
  }
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}
