import { data } from "@remix-run/node";
import { rowFilters } from "#app/domain/account/import/import-state.ts";
import { loadImport } from "#app/domain/account/import/load-import.server.ts";
import { type BatchId, batchId, type ImportId, importId } from "#app/domain/ids.ts";
import { batchFilters } from "#app/domain/invitation/batch/batch-filter.ts";
import { loadBatch } from "#app/domain/invitation/batch/load-batch.server.ts";
import type { Services } from "#app/services.server.ts";

/** Seconds after which a page fetches itself, for people without scripts who asked for it. */
const followSeconds = 5;

export function importIdOf(params: Readonly<Record<string, string | undefined>>): ImportId {
  const id = importId.safeParse(params["id"]);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

export function batchIdOf(params: Readonly<Record<string, string | undefined>>): BatchId {
  const id = batchId.safeParse(params["id"]);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

/** The line or position that a page begins after. */
function placeIn({ searchParams }: URL) {
  const place = Number(searchParams.get("after") ?? 0);
  return Number.isSafeInteger(place) && place > 0 && place < 2 ** 31 ? place : 0;
}

export async function loadReport(services: Services, id: ImportId, url: URL) {
  const asked = url.searchParams.get("show");
  const show = rowFilters.find((filter) => filter === asked) ?? "all";
  const after = placeIn(url);
  const report = await loadImport(services, id, { show, after });
  if (!report) throw new Response(null, { status: 404 });
  return { ...report, show, after };
}

export async function loadBatchReport(services: Services, id: BatchId, url: URL) {
  const asked = url.searchParams.get("show");
  const show = batchFilters.find((filter) => filter === asked) ?? "all";
  const after = placeIn(url);
  const report = await loadBatch(services, id, { show, after });
  if (!report) throw new Response(null, { status: 404 });
  return { ...report, show, after };
}

export function followed<Page>(page: Page, again: boolean) {
  return data(page, again ? { headers: { Refresh: String(followSeconds) } } : {});
}
