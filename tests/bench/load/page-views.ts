import { setTimeout as sleep } from "node:timers/promises";
import type { Instances } from "#tests/support/e2e/instances.ts";
import { referenceOf } from "#tests/support/e2e/journey.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { enterNumber } from "./number-change.ts";
import { platformOrigin } from "./platform.ts";
import { countError, newTimings, type Timings } from "./timings.ts";

interface View {
  readonly path: string;
  readonly visitor: Visitor;
}

/** Of ten views, a customer makes seven, somebody without a session two, and staff one. */
export async function openViews(product: Instances, desk: Visitor): Promise<readonly View[]> {
  const stranger = new Visitor(platformOrigin, product.bases);
  const { visitor, reference } = await begin(product);
  const own = ["", "/situation", "/mobile", "/verification", "/check", "/mobile", "/situation"];
  return [
    ...own.map((page) => ({ path: `/request${page}`, visitor })),
    { path: "/", visitor: stranger },
    { path: "/link", visitor: stranger },
    { path: `/staff/requests/${reference}`, visitor: desk },
  ];
}

/** A draft with a number that waits for its code. */
async function begin(product: Instances) {
  const visitor = new Visitor(platformOrigin, product.bases);
  const account = await product.newAccount();
  await enterNumber(product, account, visitor);
  return { visitor, reference: await referenceOf(product, account.login) };
}

/**
 * Views begin at fixed times whether earlier ones are answered or not, and are timed from when they
 * should have begun: a stall is seen by everybody who would have waited.
 */
export async function keepViewing(
  views: readonly View[],
  { perSecond, until }: { readonly perSecond: number; readonly until: number },
): Promise<Timings> {
  const timings = newTimings();
  const running = new Set<Promise<void>>();
  const began = performance.now();
  for (let index = 0; Date.now() < until; index += 1) {
    const due = began + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    const view = views[index % views.length];
    if (!view) throw new Error("there is nothing to look at");
    const one = look(view, due, timings).finally(() => running.delete(one));
    running.add(one);
  }
  await Promise.all(running);
  return timings;
}

async function look({ path, visitor }: View, due: number, timings: Timings) {
  try {
    const answer = await visitor.get(path);
    await answer.arrayBuffer();
    if (answer.status >= 400) countError(timings, `GET ${path}: ${String(answer.status)}`);
  } catch (error) {
    countError(timings, `GET ${path}: ${String(error)}`);
  }
  timings.times.push(performance.now() - due);
}
