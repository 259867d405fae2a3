import { parseArgs } from "node:util";
import type { StaffId } from "#app/domain/ids.ts";
import { countFigures } from "#app/domain/statistics/count-figures.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { type Product, startProduct } from "#tests/support/product/product.ts";
import { percentile } from "./percentile.ts";
import { fillDatabase } from "./queue/fill.ts";
import { looks } from "./queue/looks.ts";
import { timeOf } from "./queue/timing.ts";
import { addStaff, signIn, untilNothingIsToBeDone } from "./scene.ts";

const { values } = parseArgs({
  options: {
    small: { type: "string", default: "1000" },
    large: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "60" },
    only: { type: "string" },
  },
});
const aim = 1.5;

interface Side {
  readonly product: Product;
  readonly cookie: string;
}

console.log(`Filling ${values.small} and ${values.large} requests …`);
const products = await Promise.all([startProduct(), startProduct()]);
try {
  const [small, large] = await Promise.all([
    prepare(products[0], Number(values.small)),
    prepare(products[1], Number(values.large)),
  ]);
  await compare(small, large);
} finally {
  await Promise.all(products.map((product) => product.stop()));
}

async function prepare(product: Product, requests: number): Promise<Side> {
  const url = product.runtime.databaseUrl;
  const db = openDatabase(url, { connections: 2 });
  const member: StaffId = await addStaff(db);
  await fillDatabase(url, requests, member);
  await countFigures({ db });
  const cookie = `desk=${await signIn(db, member)}`;
  await untilNothingIsToBeDone(db);
  await db.close();
  return { product, cookie };
}

/** By turns, so that another load on the machine meets both sides alike. */
async function compare(small: Side, large: Side) {
  console.log(
    "| look | small p50 | p95 | large p50 | p95 | ratio of p95 | |\n|---|---|---|---|---|---|---|",
  );
  for (const look of looks.filter(({ name }) => !values.only || name.includes(values.only))) {
    const times: [number[], number[]] = [[], []];
    for (let round = -5; round < Number(values.rounds); round += 1) {
      for (const [index, side] of [small, large].entries()) {
        const path = (index === 1 ? look.largePath : undefined) ?? look.path;
        const ms = await timeOf({ ...look, path }, side.product.origin, side.cookie);
        if (round >= 0) times[index === 0 ? 0 : 1].push(ms);
      }
    }
    const [a, b] = times.map((list) => ({
      p50: percentile(list, 0.5),
      p95: percentile(list, 0.95),
    }));
    if (!a || !b) continue;
    const ratio = b.p95 / a.p95;
    const cells = [a.p50, a.p95, b.p50, b.p95].map((ms) => `${ms.toFixed(0)} ms`);
    console.log(
      `| ${[look.name, ...cells, ratio.toFixed(2), ratio <= aim ? "met" : "MISSED"].join(" | ")} |`,
    );
  }
}
