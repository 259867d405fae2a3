import { spawn } from "node:child_process";
import { realpath } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { createQueue } from "#app/domain/document/queue.ts";
import { maxPages, type PdfVerdict } from "#app/domain/document/reader.ts";

export interface ReaderOptions {
  /** The reader's child process, an absolute path: the built file, or its TypeScript source. */
  readonly childPath: string;
  /** Milliseconds for one attempt, the start of the process included; 5 s unless told. */
  readonly timeoutMs?: number;
}

const pdfVerdict: z.ZodType<PdfVerdict> = z.union([
  z.object({ verdict: z.literal("good"), pages: z.int().min(1).max(maxPages) }),
  z.object({ verdict: z.enum(["password", "damaged", "not-a-pdf", "unjudged"]) }),
]);
const inTurn = createQueue(2);

/**
 * Opens a stranger's file in a process of its own, two at a time at most, that may read this file and
 * its own code alone. A crash is tried once more, then `unjudged`; a time-out is `unjudged` at once.
 * Throws when there is no such file.
 */
export function readPdf(path: string, options: ReaderOptions): Promise<PdfVerdict> {
  return inTurn(async () => {
    // Permissions are by real path.
    const file = await realpath(path);
    const real = { ...options, childPath: await realpath(options.childPath) };
    return (await attempt(file, real)) ?? (await attempt(file, real)) ?? unjudged;
  });
}

const unjudged: PdfVerdict = { verdict: "unjudged" };

/** Null after a crash. */
async function attempt(file: string, { childPath, timeoutMs = 5_000 }: ReaderOptions) {
  const child = spawn(process.execPath, [...limits(childPath, file), childPath, file], {
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  // A process that could not be started says nothing, like one that crashed.
  child.on("error", () => undefined);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeoutMs);
  const verdict = parse(await read(child.stdout));
  clearTimeout(timer);
  child.kill("SIGKILL");
  return late ? unjudged : verdict;
}

function limits(childPath: string, file: string): string[] {
  const pdfjs = dirname(createRequire(pathToFileURL(childPath)).resolve("pdfjs-dist/package.json"));
  // Two up, since a build may share chunks there: `app` or `build/processes`, nothing but code.
  const code = join(dirname(childPath), "../..");
  const readable = [`${code}/*`, `${pdfjs}/*`, file];
  return [
    "--permission",
    "--allow-worker",
    ...readable.map((one) => `--allow-fs-read=${one}`),
    "--disallow-code-generation-from-strings",
  ];
}

/** What the child said, as far as it is short: it has read a stranger's file. */
async function read(output: Readable): Promise<string> {
  let text = "";
  try {
    for await (const chunk of output.setEncoding("utf8")) {
      text += String(chunk);
      if (text.length > 1_000) return "";
    }
    return text;
  } catch {
    return "";
  }
}

function parse(output: string): PdfVerdict | null {
  try {
    return pdfVerdict.parse(JSON.parse(output));
  } catch {
    return null;
  }
}
