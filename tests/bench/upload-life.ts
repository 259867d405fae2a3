import { createS3Store } from "#app/providers/storage/s3.server.ts";
import type { Domain } from "#app/domain/domain.ts";
import type { Product } from "#tests/support/product/product.ts";
import type { BareUpload } from "./bare-upload.ts";
import { largeDocument, megabyte } from "./large-document.ts";
import { lifted, startProbedWeb } from "./probed-web.ts";
import { untilNothingIsToBeDone } from "./scene.ts";
import { shootBare, shootOwn, shootTogether, type OwnShot } from "./upload-shot.ts";

export interface Stage {
  readonly product: Product;
  readonly bare: BareUpload;
  readonly domain: Domain;
  /** Where the web process leaves its CPU profile, if anywhere. */
  readonly profile?: string;
}

export interface Round {
  readonly own: OwnShot;
  /** Milliseconds. */
  readonly bare: number;
}

/** A web process from its start to its end, by turns with the bare server; its peak in bytes. */
export async function liveWith(stage: Stage, bytes: number, rounds: number) {
  const web = await startWeb(stage);
  const file = largeDocument(bytes);
  const done: Round[] = [];
  try {
    await warmUp(stage, web);
    for (let round = 0; round < rounds; round += 1) {
      // Who comes first changes, so that a load that grows or fades favours nobody.
      const first = round % 2 === 0 ? await shootBare(stage.bare.origin, file) : null;
      const own = await shootOwn(stage.domain, web, file);
      await comeToRest(stage);
      done.push({ own, bare: first ?? (await shootBare(stage.bare.origin, file)) });
    }
    return { rounds: done, peakRss: (await web.figures()).peakRss };
  } finally {
    await web.stop();
  }
}

/** Many customers at once; bytes above those of a web process that has answered one, and milliseconds. */
export async function liveTogether(stage: Stage, count: number, bytes: number) {
  const web = await startWeb(stage);
  try {
    await warmUp(stage, web);
    const files = Array.from({ length: count }, () => largeDocument(bytes));
    const { rss: idle } = await web.figures();
    const took = await shootTogether(stage.domain, web, files);
    const { peakRss, delay } = await web.figures();
    await comeToRest(stage);
    return { idle, peakRss, took, delay };
  } finally {
    await web.stop();
  }
}

function startWeb({ product, profile }: Stage) {
  return startProbedWeb(product, { ...lifted, ...(profile && { profile }) });
}

/** The bare server has lived for long when a web process begins: what is measured is how each goes on. */
async function warmUp(stage: Stage, web: Awaited<ReturnType<typeof startWeb>>) {
  const small = largeDocument(20 * megabyte);
  await shootBare(stage.bare.origin, small);
  await shootOwn(stage.domain, web, small);
  await comeToRest(stage);
}

/** Papers are read by now: the disk is for the next. */
async function comeToRest({ domain, product }: Stage) {
  await untilNothingIsToBeDone(domain.db);
  const { storeEndpoint: endpoint, bucket } = product.runtime;
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  const at = { endpoint, bucket, credentials, region: "eu-west-3" };
  const store = createS3Store({ ...at, checksums: "WHEN_REQUIRED" });
  for await (const { key } of store.list("")) await store.delete(key);
}
