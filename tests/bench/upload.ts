import { parseArgs } from "node:util";
import { openDatabase } from "#db/connection/client.server.ts";
import { startProduct } from "#tests/support/product/product.ts";
import { startBareUpload } from "./bare-upload.ts";
import { megabyte } from "./large-document.ts";
import { median } from "./median.ts";
import { lifted } from "./probed-web.ts";
import { domainOn } from "./scene.ts";
import { liveTogether, liveWith, type Round, type Stage } from "./upload-life.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    lives: { type: "string", default: "3" },
    profile: { type: "string" },
  },
});
const aim = 0.9;
const moreMemory = 10 * megabyte;
const sizes = [20 * megabyte, 200 * megabyte];

console.log("Starting the product and a bare Fastify server …");
const product = await startProduct({ env: lifted });
const bare = await startBareUpload(product);
const db = openDatabase(product.runtime.databaseUrl, { connections: 4 });
try {
  const { profile } = values;
  const stage = { product, bare, domain: domainOn(db), ...(profile && { profile }) };
  await compare(stage);
  await crowd(stage);
} finally {
  await db.close();
  await Promise.all([bare.stop(), product.stop()]);
}

async function compare(stage: Stage) {
  const rounds = new Map<number, Round[]>(sizes.map((bytes) => [bytes, []]));
  const peaks = new Map<number, number[]>(sizes.map((bytes) => [bytes, []]));
  for (let life = 0; life < Number(values.lives); life += 1) {
    for (const bytes of sizes) {
      const lived = await liveWith(stage, bytes, Number(values.rounds));
      rounds.get(bytes)?.push(...lived.rounds);
      peaks.get(bytes)?.push(lived.peakRss);
    }
  }
  console.log(
    `${values.lives} web processes for each size, ${values.rounds} rounds each, by turns:\n`,
  );
  for (const bytes of sizes) printRates(bytes, rounds.get(bytes) ?? []);
  const [small = 0, large = 0] = sizes.map((bytes) => median(peaks.get(bytes) ?? []));
  const verdict = large <= small + moreMemory ? "met" : "MISSED";
  for (const bytes of sizes) {
    console.log(
      `Peak RSS, ${megabytes(bytes)}: ${(peaks.get(bytes) ?? []).map(megabytes).join(", ")}`,
    );
  }
  console.log(`Medians ${megabytes(small)} and ${megabytes(large)}, aim 10 MB more: ${verdict}\n`);
}

function printRates(bytes: number, rounds: readonly Round[]) {
  const rate = (times: readonly number[]) => (bytes / megabyte / (median(times) / 1000)).toFixed(0);
  const ratios = (of: (round: Round) => number) => {
    const all = rounds.map((round) => round.bare / of(round));
    const range = `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`;
    return `${median(all).toFixed(2)} (${range})`;
  };
  const stored = median(rounds.map(({ bare: bareTime, own }) => bareTime / own.stored));
  console.log(`${megabytes(bytes)}:
  bare, whole answer  ${rate(rounds.map((round) => round.bare))} MB/s
  stored and checked  ${rate(rounds.map(({ own }) => own.stored))} MB/s, ratio ${ratios(({ own }) => own.stored)}, aim ≥ ${String(aim)}: ${stored >= aim ? "met" : "MISSED"}
  whole answer        ${rate(rounds.map(({ own }) => own.answered))} MB/s, ratio ${ratios(({ own }) => own.answered)}: judged and read too (the answer waits up to 3 s for that)`);
}

async function crowd(stage: Stage) {
  const { idle, peakRss, took, delay } = await liveTogether(stage, 10, 20 * megabyte - 1000);
  console.log(
    `Ten uploads of 20 MB at once: ${(took / 1000).toFixed(1)} s; RSS ${megabytes(idle)} idle, ${megabytes(peakRss)} at its peak (${megabytes(peakRss - idle)} more); event loop p99 ${delay.p99.toFixed(0)} ms late, at most ${delay.max.toFixed(0)} ms`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(0)} MB`;
}
