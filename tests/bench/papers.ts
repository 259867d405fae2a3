import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Domain } from "#app/domain/domain.ts";
import { judgingLimits } from "#app/reader/judge-file.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { startProduct } from "#tests/support/product/product.ts";
import { median } from "./median.ts";
import { percentile } from "./percentile.ts";
import type { LoopDelay } from "./probe.ts";
import { type ProbedWeb, startProbedWeb } from "./probed-web.ts";
import { domainOn, untilNothingIsToBeDone } from "./scene.ts";
import { sendAll, type Sending } from "./send-documents.ts";
import { documentsToSend, type SentDocument } from "./sent-documents.ts";

const { values } = parseArgs({
  options: { every: { type: "string", default: "1" }, profile: { type: "string" } },
});
const delayAim = 50;
const idleMs = 15_000;

console.log("Making the papers and starting the product …");
const documents = await documentsToSend(Number(values.every));
const product = await startProduct();
const { profile } = values;
const web = await startProbedWeb(product, profile ? { profile } : {});
const db = openDatabase(product.runtime.databaseUrl, { connections: 4 });
try {
  const domain = domainOn(db);
  await sendAll(domain, web.origin, documents.slice(0, 1), 1);
  await printIdle(web, domain);
  for (const atOnce of [1, 2]) await printSent(web, domain, documents, atOnce);
} finally {
  await db.close();
  await web.stop();
  await product.stop();
}

async function printIdle(web: ProbedWeb, domain: Domain) {
  await untilNothingIsToBeDone(domain.db);
  await web.figures();
  await sleep(idleMs);
  console.log(`Event loop of the web process, ms late (above the 10 ms between two looks):
  idle for ${String(idleMs / 1000)} s: ${delayWords((await web.figures()).delay)}\n`);
}

async function printSent(
  web: ProbedWeb,
  domain: Domain,
  documents: readonly SentDocument[],
  atOnce: number,
) {
  await web.figures();
  const sendings = await sendAll(domain, web.origin, documents, atOnce);
  const { delay } = await web.figures();
  const aim = judgingLimits.processorMs;
  const late = sendings.filter(({ verdictAfter }) => verdictAfter > aim);
  const wrong = sendings.filter(({ isRight }) => !isRight);
  console.log(`${String(sendings.length)} papers, ${String(atOnce)} at a time:
  until the verdict: ${timeWords(sendings.map(({ verdictAfter }) => verdictAfter))}
  until the answer:  ${timeWords(sendings.map(({ answeredAfter }) => answeredAfter))}
  over ${String(aim / 1000)} s until the verdict: ${listed(late)}
  not the right verdict: ${listed(wrong)}
  event loop: ${delayWords(delay)}, aim p99 < ${String(delayAim)}: ${delay.p99 < delayAim ? "met" : "MISSED"}\n`);
  await untilNothingIsToBeDone(domain.db);
}

function listed(sendings: readonly Sending[]): string {
  const words = sendings.map(
    ({ name, kept, verdictAfter }) =>
      `${name} (${kept ?? "refused"}, ${verdictAfter.toFixed(0)} ms)`,
  );
  return words.length === 0 ? "none" : `${String(words.length)}: ${words.join(", ")}`;
}

function timeWords(times: readonly number[]): string {
  const [middle, p95, most] = [median(times), percentile(times, 0.95), percentile(times, 1)];
  return `median ${middle.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, max ${most.toFixed(0)} ms`;
}

function delayWords({ p50, p99, max }: LoopDelay): string {
  return `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)}`;
}
