import { readFileSync, writeSync } from "node:fs";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { openPdf } from "#app/domain/document/open-pdf.ts";
import type { PdfVerdict } from "#app/domain/document/reader.ts";

// A process of its own: `node reader-child.js FILE` prints one line of JSON, a PdfVerdict. The parser has
// the main thread, to which Node's permission model applies (worker threads do not inherit it); a second
// thread watches the memory of both, which a busy main thread could not.
const maxRssBytes = 400 * 1024 * 1024;
const maxLifeMs = 15_000;

if (isMainThread) judge(process.argv[2] ?? "");
else watch();

function judge(path: string): void {
  new Worker(new URL(import.meta.url), { env: {} }).once("message", () => {
    void openPdf(readFileSync(path)).then((verdict) => {
      print(verdict);
      process.exit(0);
    });
  });
}

function watch(): void {
  parentPort?.postMessage("watching");
  const until = Date.now() + maxLifeMs;
  setInterval(() => {
    // The end of life is for when the parent is gone and nobody else stops this.
    if (process.memoryUsage.rss() < maxRssBytes && Date.now() < until) return;
    print({ verdict: "unjudged" });
    process.kill(process.pid, "SIGKILL");
  }, 10);
}

function print(verdict: PdfVerdict): void {
  writeSync(1, `${JSON.stringify(verdict)}\n`);
}
