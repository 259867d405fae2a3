import { parseArgs } from "node:util";
import { startProduct } from "#tests/support/product/product.ts";
import { startBarePage } from "./bare-page.ts";
import { scriptBytes } from "./client-script.ts";
import { headersOf, type MeasuredPage, pagesOf } from "./page-list.ts";
import { prepareScene } from "./scene.ts";
import { measurePage, type Sides } from "./throughput.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    seconds: { type: "string", default: "4" },
    connections: { type: "string", default: "20" },
    only: { type: "string" },
  },
});
const timing = {
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  connections: Number(values.connections),
};
const scriptAim = 20 * 1024;

console.log("Starting the product and a bare Remix page …");
const product = await startProduct();
const bare = await startBarePage();
try {
  const scene = await prepareScene(product);
  const pages = pagesOf(scene).filter(({ name }) => !values.only || name === values.only);
  for (const page of pages) await expectPage(product.origin, page);
  const sides = { bareUrl: `${bare.origin}/`, origin: product.origin };
  await compareRates(sides, pages);
  await compareScripts(sides, pages);
} finally {
  await Promise.all([bare.stop(), product.stop()]);
}

/** An error page would be fast too. */
async function expectPage(origin: string, page: MeasuredPage) {
  const answer = await fetch(origin + page.path, { headers: headersOf(page), redirect: "manual" });
  const isRight = answer.status === 200 && (await answer.text()).includes(page.holds);
  if (!isRight) throw new Error(`${page.name}: ${String(answer.status)}, not the page meant`);
}

async function compareRates(sides: Sides, pages: readonly MeasuredPage[]) {
  const { rounds, seconds, connections } = timing;
  console.log(
    `${String(rounds)} rounds of ${String(seconds)} s each, by turns with the bare page, ${String(connections)} connections:\n`,
  );
  console.log("| page | req/s | bare req/s | ratio | rounds from–to | aim | | p99 |");
  console.log("|---|---|---|---|---|---|---|---|");
  for (const page of pages) {
    const { rate, bareRate, ratio, ratios, p99 } = await measurePage(sides, page, timing);
    const range = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
    const verdict = ratio >= page.aim ? "met" : "MISSED";
    const cells = [page.name, rate.toFixed(0), bareRate.toFixed(0), ratio.toFixed(2), range];
    console.log(
      `| ${[...cells, `≥ ${String(page.aim)}`, verdict, `${p99.toFixed(0)} ms`].join(" | ")} |`,
    );
  }
}

async function compareScripts({ bareUrl, origin }: Sides, pages: readonly MeasuredPage[]) {
  const own = pages.filter(({ name }) => name !== "queue");
  const bareBytes = await scriptBytes(bareUrl, { Accept: "text/html" });
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  console.log(`\nClient JavaScript, gzip (the bare page: ${kilobytes(bareBytes)}):\n`);
  console.log("| page | JavaScript | aim | |\n|---|---|---|---|");
  for (const page of own) {
    const bytes = await scriptBytes(origin + page.path, headersOf(page));
    const verdict = bytes <= bareBytes + scriptAim ? "met" : "MISSED";
    const cells = [page.name, kilobytes(bytes), `≤ ${kilobytes(bareBytes + scriptAim)}`, verdict];
    console.log(`| ${cells.join(" | ")} |`);
  }
}
