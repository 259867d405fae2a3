import { setTimeout as sleep } from "node:timers/promises";
import { codesTo, linksTo } from "#tests/support/e2e/flow.ts";
import { type Instances, publicOrigin } from "#tests/support/e2e/instances.ts";
import { referenceOf } from "#tests/support/e2e/journey.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { countError, newTimings, type Timings } from "./timings.ts";

interface View {
  readonly path: string;
  readonly visitor: Visitor;
}

/** What people look at: of ten views, seven are a customer's, two nobody's, one of staff. */
export async function openViews(product: Instances, desk: Visitor): Promise<readonly View[]> {
  const stranger = new Visitor(publicOrigin, product.bases);
  const { visitor, reference } = await begin(product);
  const own = ["", "/situation", "/mobile", "/verification", "/check", "/mobile", "/situation"];
  return [
    ...own.map((page) => ({ path: `/request${page}`, visitor })),
    { path: "/", visitor: stranger },
    { path: "/link", visitor: stranger },
    { path: `/staff/requests${reference ? `/${reference}` : ""}`, visitor: desk },
  ];
}

/** A draft with a number that waits for its code. */
async function begin(product: Instances) {
  const visitor = new Visitor(publicOrigin, product.bases);
  const { login, email, mobile } = await product.newAccount();
  await visitor.post("/link", { login });
  const link = await waitFor(() => linksTo(product, email, "login")[0]);
  await visitor.post(link, { login });
  await visitor.post("/request/situation", { situation: "individual.add" });
  await visitor.post("/request/mobile", { mobile });
  await waitFor(() => codesTo(product, mobile)[0]);
  return { visitor, reference: await referenceOf(product, login) };
}

async function waitFor<Value>(look: () => Value | undefined): Promise<Value> {
  for (const end = Date.now() + 30_000; Date.now() < end; await sleep(100)) {
    const value = look();
    if (value !== undefined) return value;
  }
  throw new Error("the scene does not come about");
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
