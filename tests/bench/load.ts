// Whole number changes and page views at twice the peak that the United Kingdom tests its One Login
// for, while a worker is killed half-way.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Instances } from "#tests/support/e2e/instances.ts";
import { signInStaff } from "#tests/support/e2e/sign-in.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { enrolledMember, password, secret } from "#tests/support/scenario/staff.ts";
import { changeNumber } from "./load/number-change.ts";
import { keepViewing, openViews } from "./load/page-views.ts";
import { platformOrigin, startPlatform } from "./load/platform.ts";
import { TimedVisitor } from "./load/timed-visitor.ts";
import { countError, newTimings, type Timings } from "./load/timings.ts";
import { percentile } from "./percentile.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    changes: { type: "string", default: "36" },
    views: { type: "string", default: "60" },
  },
});
const minutes = Number(values.minutes);
const perMinute = Number(values.changes);
const perSecond = Number(values.views);
const aims = { p95: 100, p99: 250 };
/** One change in fifty begins with a wrong code: 2 %. */
const wrongEvery = 50;

console.log("Starting two web processes, two workers, a database and a store …");
const platform = await startPlatform();
try {
  await run(platform.product);
} finally {
  await platform.stop();
}

async function run(product: Instances) {
  const exchanges = newTimings();
  const desk = new TimedVisitor(product.bases, 0, exchanges);
  await signIn(product, desk);
  // Somebody else looks at cases, so that these views do not count as exchanges of changes.
  const colleague = new Visitor(platformOrigin, product.bases);
  await signIn(product, colleague);
  const views = await openViews(product, colleague);
  // Both web processes have opened every page before anything counts.
  await keepViewing(views, { perSecond, until: Date.now() + 5_000 });
  exchanges.times.length = 0;
  exchanges.byKind.clear();
  const until = Date.now() + minutes * 60_000;
  console.log(
    `${String(minutes)} minutes, ${String(perMinute)} changes a minute, ${String(perSecond)} views a second …`,
  );
  const [seen, done] = await Promise.all([
    keepViewing(views, { perSecond, until }),
    keepChanging(product, { desk, exchanges, until }),
    killWorker(product, (minutes * 60_000) / 2),
  ]);
  report({ seen, exchanges, ...done });
}

async function signIn(product: Instances, visitor: Visitor) {
  const { email } = await enrolledMember(product.domain, ["agent", "approver"]);
  await signInStaff(visitor, { email, password, totpSecret: secret });
}

async function keepChanging(
  product: Instances,
  scene: { readonly desk: Visitor; readonly exchanges: Timings; readonly until: number },
) {
  const { desk, exchanges, until } = scene;
  const wholes = newTimings();
  const running: Promise<void>[] = [];
  const began = Date.now();
  for (let index = 0; Date.now() < until; index += 1) {
    await sleep(Math.max(0, began + (index * 60_000) / perMinute - Date.now()));
    const customer = new TimedVisitor(product.bases, index + 1, exchanges);
    const account = await product.newAccount();
    const isWrongFirst = index % wrongEvery === wrongEvery / 2;
    const start = performance.now();
    const whole = changeNumber(product, { account, customer, desk, isWrongFirst }).then(
      () => void wholes.times.push(performance.now() - start),
      (error: unknown) => countError(wholes, String(error)),
    );
    running.push(whole);
  }
  await Promise.all(running);
  return { wholes, asked: running.length };
}

async function killWorker(product: Instances, afterMs: number) {
  await sleep(afterMs);
  console.log("  … a worker is killed (SIGKILL), and starts again after 10 s");
  product.workers[0]?.child.kill("SIGKILL");
  await sleep(10_000);
  await product.restart("worker", 0);
}

interface Outcome {
  readonly seen: Timings;
  readonly exchanges: Timings;
  readonly wholes: Timings;
  readonly asked: number;
}

function report({ seen, exchanges, wholes, asked }: Outcome) {
  console.log("\n| what | count | errors | p50 | p95 | p99 | |\n|---|---|---|---|---|---|---|");
  for (const [name, timings] of [
    ["page views", seen],
    ["exchanges of changes", exchanges],
  ] as const)
    console.log(row(name, timings));
  const slowest = [...exchanges.byKind]
    .map(([kind, times]) => ({ kind, times, p95: percentile(times, 0.95) ?? 0 }))
    .sort((a, b) => b.p95 - a.p95);
  console.log("\n| exchange | count | p50 | p95 |\n|---|---|---|---|");
  for (const { kind, times, p95 } of slowest)
    console.log(
      `| ${kind} | ${String(times.length)} | ${ms(percentile(times, 0.5))} | ${ms(p95)} |`,
    );
  const p50 = (percentile(wholes.times, 0.5) / 1000).toFixed(1);
  const p99 = (percentile(wholes.times, 0.99) / 1000).toFixed(1);
  console.log(
    `\n${String(wholes.times.length)} of ${String(asked)} changes in force; a whole change takes ${p50} s, p99 ${p99} s.`,
  );
  for (const { errors } of [seen, exchanges, wholes])
    for (const [what, count] of errors) console.log(`  ${String(count)} × ${what}`);
}

function ms(value = 0) {
  return `${value.toFixed(0)} ms`;
}

function row(name: string, { times, errors }: Timings) {
  const count = [...errors.values()].reduce((sum, one) => sum + one, 0);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share));
  const isMet = count === 0 && (p95 ?? 0) <= aims.p95 && (p99 ?? 0) <= aims.p99;
  const cells = [name, String(times.length), String(count), ms(p50), ms(p95), ms(p99)];
  return `| ${[...cells, isMet ? "met" : "MISSED"].join(" | ")} |`;
}
