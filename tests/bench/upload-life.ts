import type { Domain } from "#app/domain/domain.ts";
import { createS3Store } from "#app/providers/storage/s3.server.ts";
import type { Product } from "#tests/support/product/product.ts";
import type { BareUpload } from "./bare-upload.ts";
import { largeDocument, megabyte } from "./large-document.ts";
import { lifted, startProbedWeb } from "./probed-web.ts";
import { untilNothingIsToBeDone } from "./scene.ts";
import { type OwnShot, shootBare, shootOwn, shootTogether } from "./upload-shot.ts";

export interface Stage {
  readonly product: Product;
  readonly bare: BareUpload;
  readonly domain: Domain;
  readonly profile?: string;
}

export interface Round {
  readonly own: OwnShot;
  /** Milliseconds. */
  readonly bare: number;
}

/** Alternating with the bare server; peak memory in bytes. */
export async function liveWith(stage: Stage, bytes: number, rounds: number) {
  const web = await startWeb(stage);
  const file = largeDocument(bytes);
  const done: Round[] = [];
  try {
    await warmUp(stage, web);
    for (let round = 0; round < rounds; round += 1) {
      // The order alternates, so that a growing or fading load favours neither side.
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

/** Memory in bytes, before and at the peak; times in milliseconds. */
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

/** The bare server has run for a while when a web process starts, so both are measured warm. */
async function warmUp(stage: Stage, web: Awaited<ReturnType<typeof startWeb>>) {
  const small = largeDocument(20 * megabyte);
  await shootBare(stage.bare.origin, small);
  await shootOwn(stage.domain, web, small);
  await comeToRest(stage);
}

/** Empties the store, to free disk space for the next round. */
async function comeToRest({ domain, product }: Stage) {
  await untilNothingIsToBeDone(domain.db);
  const { storeEndpoint: endpoint, bucket } = product.runtime;
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  const at = { endpoint, bucket, credentials, region: "eu-west-3" };
  const store = createS3Store({ ...at, checksums: "WHEN_REQUIRED" });
  for await (const { key } of store.list("")) await store.delete(key);
}
